import { z } from 'zod';
import { KASPI_SCHEMES } from '../payment/kaspi/methods.ts';
import { DAY_S, HOUR_MS } from '../units.ts';

/** Milliseconds; an hour is more than any test wants. */
const delayMs = z.number().min(0).max(HOUR_MS);
const seconds = z.number().positive().max(DAY_S);
const qrPaymentId = z.string().regex(/^\d{1,19}$/);
const qrReturnId = z.string().regex(/^\d{1,19}$/);

/** What the customer's phone can do. */
export const phoneActionSchema = z.enum(['scan', 'confirm', 'decline', 'scan-error']);

/** The methods of the sandbox, by the paths that the specification gives them. */
export const methodNameSchema = z.enum([
  'partner/tradepoints',
  'device/register',
  'device/delete',
  'qr/create',
  'qr/create-link',
  'payment/status',
  'payment/details',
  'payment/return',
  'return/create',
  'return/status',
  'return/operations',
  'remote/client-info',
  'remote/create',
  'remote/cancel',
  'health/ping',
  'test/payment/scan',
  'test/payment/confirm',
  'test/payment/scanerror',
  'test/payment/confirmerror',
]);

/** The first message: start on a free port, with the contract of the demonstration. */
export const startMessageSchema = z.object({
  kind: z.literal('start'),
  dir: z.string().min(1),
  behaviour: z
    .object({
      pollingIntervalS: seconds.exactOptional(),
      scanWaitS: seconds.exactOptional(),
      confirmS: seconds.exactOptional(),
      qrTokenForm: z.enum(['digits', 'url']).exactOptional(),
    })
    .default({}),
  delays: z.partialRecord(methodNameSchema, delayMs).default({}),
});

/** The customer does something. Answered with `phone-answer`. */
export const phoneMessageSchema = z.object({
  kind: z.literal('phone'),
  action: phoneActionSchema,
  qrPaymentId,
});

/** The customer scans the QR of a refund (3.4.1). Answered with `return-answer`. */
export const scanReturnMessageSchema = z.object({ kind: z.literal('scan-return'), qrReturnId });

/** The kiosk's network cable; the phone has a network of its own. */
const cableMessageSchema = z.object({ kind: z.literal('cable'), plugged: z.boolean() });

/** Everything that the sandbox's process understands. */
export const toSandboxSchema = z.discriminatedUnion('kind', [
  startMessageSchema,
  phoneMessageSchema,
  scanReturnMessageSchema,
  cableMessageSchema,
]);

/** Certificates and secrets by path, and the ready kiosk configuration. */
const sandboxFilesSchema = z.object({
  rootCa: z.string(),
  intermediateCa: z.string(),
  clientCertificate: z.string(),
  clientKey: z.string(),
  pfx: z.string(),
  passphrase: z.string(),
  config: z.string(),
});

/** How the customer comes to the purchase: a QR, a link (2.3.2), an invoice by phone number (4.6). */
export const purchaseKindSchema = z.enum(['qr', 'link', 'remote']);

/** Appendix 4, and what becomes of invoices. */
export const purchaseStatusSchema = z.enum([
  'QrTokenCreated',
  'Wait',
  'Processed',
  'Error',
  'RemotePaymentCreated',
  'RemotePaymentCanceled',
  'RemotePaymentRejected',
  'RemotePaymentExpired',
]);

export const purchaseSchema = z.object({
  /** Int64 as text. */
  id: z.string(),
  kind: purchaseKindSchema,
  status: purchaseStatusSchema,
  /** Why it is `Error`. */
  cause: z.enum(['scan-error', 'scanned-too-late', 'declined', 'not-confirmed-in-time']).nullable(),
  amountTiyn: z.number().int(),
  externalId: z.string().nullable(),
  deviceId: z.string(),
  /** Int64 as text. */
  tradePointId: z.string(),
  /** The content of the QR or the link; null for an invoice by phone number. */
  qrToken: z.string().nullable(),
  /** Who scanned it, or whom the invoice was made out to. */
  customer: z.string().nullable(),
  /** Given back so far. */
  returnedTiyn: z.number().int(),
  createdAtMs: z.number(),
});

/** A refund that a customer takes part in by scanning its QR (3.4). */
export const returnSchema = z.object({
  /** Int64 as text; no purchase has the same. */
  id: z.string(),
  /** Appendix 5. */
  status: z.enum(['QrTokenCreated', 'CustomerIdentityObtained', 'Error']),
  /** Who scanned it. */
  customer: z.string().nullable(),
  externalId: z.string().nullable(),
  deviceId: z.string(),
  qrToken: z.string(),
  createdAtMs: z.number(),
});

export const requestEntrySchema = z.object({
  atMs: z.number(),
  scheme: z.enum(KASPI_SCHEMES),
  line: z.enum(['kiosk', 'phone']),
  http: z.string(),
  path: z.string(),
  method: methodNameSchema.nullable(),
  requestId: z.string().nullable(),
  connection: z.number().int(),
  tlsResumed: z.boolean(),
  httpStatus: z.number().int().nullable(),
  statusCode: z.number().int().nullable(),
  durationMs: z.number(),
  poll: z.object({ number: z.number().int(), sinceLastMs: z.number().nullable() }).nullable(),
});

/** Everything that the sandbox's process says. */
export const fromSandboxSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), baseUrl: z.string(), files: sandboxFilesSchema }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
  /** After every change of any purchase: all of them, oldest first. */
  z.object({ kind: z.literal('purchases'), purchases: z.array(purchaseSchema) }),
  /** After every request that changed a refund: all of them, oldest first. */
  z.object({ kind: z.literal('returns'), returns: z.array(returnSchema) }),
  z.object({ kind: z.literal('request'), entry: requestEntrySchema }),
  /** The outcome of a `phone` message; `problem` is null when it worked. */
  z.object({
    kind: z.literal('phone-answer'),
    action: phoneActionSchema,
    qrPaymentId,
    problem: z.string().nullable(),
  }),
  /** The outcome of a `scan-return` message; `problem` is null when it worked. */
  z.object({ kind: z.literal('return-answer'), qrReturnId, problem: z.string().nullable() }),
]);

export type MethodName = z.output<typeof methodNameSchema>;
export type PurchaseKind = z.output<typeof purchaseKindSchema>;
export type PurchaseStatus = z.output<typeof purchaseStatusSchema>;
export type StartMessage = z.output<typeof startMessageSchema>;
export type PhoneMessage = z.output<typeof phoneMessageSchema>;
export type ScanReturnMessage = z.output<typeof scanReturnMessageSchema>;
export type ToSandbox = z.output<typeof toSandboxSchema>;
export type FromSandbox = z.output<typeof fromSandboxSchema>;
export type SandboxPurchase = z.output<typeof purchaseSchema>;
export type SandboxReturn = z.output<typeof returnSchema>;
export type SandboxRequest = z.output<typeof requestEntrySchema>;

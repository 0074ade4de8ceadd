import { z } from 'zod';
import { KASPI_SCHEMES } from '../payment/kaspi/methods.ts';
import { DAY_S, HOUR_MS } from '../units.ts';

/** In milliseconds; no test needs more than an hour. */
const delayMs = z.number().min(0).max(HOUR_MS);
const seconds = z.number().positive().max(DAY_S);
const qrPaymentId = z.string().regex(/^\d{1,19}$/);
const qrReturnId = z.string().regex(/^\d{1,19}$/);

/** What the customer's phone can do. */
export const phoneActionSchema = z.enum(['scan', 'confirm', 'decline', 'scan-error']);

/** The methods that the sandbox implements, named by their paths in the specification. */
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

/** The first message: start with the demonstration's contract. */
export const startMessageSchema = z.object({
  kind: z.literal('start'),
  dir: z.string().min(1),
  /** 0: any free one. */
  port: z.number().int().min(0).max(65_535).default(0),
  /** Opens the stand-in of ApiPay as well. */
  apiPayPort: z.number().int().min(0).max(65_535).exactOptional(),
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

/** An action on the customer's phone. Answered with `phone-answer`. */
export const phoneMessageSchema = z.object({
  kind: z.literal('phone'),
  action: phoneActionSchema,
  qrPaymentId,
});

/** The customer scans the QR of a refund (3.4.1). Answered with `return-answer`. */
export const scanReturnMessageSchema = z.object({ kind: z.literal('scan-return'), qrReturnId });

/** The customer pays an invoice on the telephone, or rejects it. Answered with `invoice-answer`. */
export const invoiceMessageSchema = z.object({
  kind: z.literal('invoice'),
  action: z.enum(['pay', 'reject']),
  invoiceId: z.string(),
});

/** Plugs or pulls the kiosk's network cable; the phone's network is not affected. */
const cableMessageSchema = z.object({ kind: z.literal('cable'), plugged: z.boolean() });

/** Every message that the sandbox process understands. */
export const toSandboxSchema = z.discriminatedUnion('kind', [
  startMessageSchema,
  phoneMessageSchema,
  scanReturnMessageSchema,
  invoiceMessageSchema,
  cableMessageSchema,
]);

/** Paths of certificates and secrets, and a complete kiosk configuration. */
const sandboxFilesSchema = z.object({
  rootCa: z.string(),
  intermediateCa: z.string(),
  clientCertificate: z.string(),
  clientKey: z.string(),
  pfx: z.string(),
  passphrase: z.string(),
  config: z.string(),
});

/** How the customer reaches the purchase: a QR, a link (2.3.2), an invoice by phone number (4.6). */
export const purchaseKindSchema = z.enum(['qr', 'link', 'remote']);

/** The statuses of appendix 4, and those of invoices. */
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
  /** Why the status is `Error`; null otherwise. */
  cause: z.enum(['scan-error', 'scanned-too-late', 'declined', 'not-confirmed-in-time']).nullable(),
  amountTiyn: z.number().int(),
  externalId: z.string().nullable(),
  deviceId: z.string(),
  /** Int64 as text. */
  tradePointId: z.string(),
  /** The content of the QR or the link; null for an invoice by phone number. */
  qrToken: z.string().nullable(),
  /** The customer who scanned it, or to whom the invoice was made out. */
  customer: z.string().nullable(),
  /** The amount given back so far. */
  returnedTiyn: z.number().int(),
  createdAtMs: z.number(),
});

/** A refund in which the customer scans its QR (3.4). */
export const returnSchema = z.object({
  /** Int64 as text; never equal to a purchase's number. */
  id: z.string(),
  /** The statuses of appendix 5. */
  status: z.enum(['QrTokenCreated', 'CustomerIdentityObtained', 'Error']),
  /** The customer who scanned it. */
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

/** An invoice that ApiPay's stand-in has sent to a telephone. */
export const invoiceSchema = z.object({ id: z.string(), status: z.string(), amountTiyn: z.number().int() });

/** A request to ApiPay's stand-in. */
export const serviceRequestSchema = z.object({
  atMs: z.number(),
  http: z.string(),
  path: z.string(),
  httpStatus: z.number().int().nullable(),
  durationMs: z.number(),
});

/** Every message that the sandbox process sends. */
export const fromSandboxSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), baseUrl: z.string(), files: sandboxFilesSchema }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
  /** All purchases, oldest first; sent after every change. */
  z.object({ kind: z.literal('purchases'), purchases: z.array(purchaseSchema) }),
  /** All refunds, oldest first; sent after every request that changed one. */
  z.object({ kind: z.literal('returns'), returns: z.array(returnSchema) }),
  z.object({ kind: z.literal('request'), entry: requestEntrySchema }),
  /** All invoices, oldest first; sent after every request to ApiPay's stand-in and after the customer's answer. */
  z.object({ kind: z.literal('invoices'), invoices: z.array(invoiceSchema) }),
  z.object({ kind: z.literal('service-request'), entry: serviceRequestSchema }),
  /** The outcome of a `phone` message; `problem` is null on success. */
  z.object({
    kind: z.literal('phone-answer'),
    action: phoneActionSchema,
    qrPaymentId,
    problem: z.string().nullable(),
  }),
  /** The outcome of a `scan-return` message; `problem` is null on success. */
  z.object({ kind: z.literal('return-answer'), qrReturnId, problem: z.string().nullable() }),
  /** The outcome of an `invoice` message; `problem` is null on success. */
  z.object({ kind: z.literal('invoice-answer'), invoiceId: z.string(), problem: z.string().nullable() }),
]);

export type MethodName = z.output<typeof methodNameSchema>;
export type PurchaseKind = z.output<typeof purchaseKindSchema>;
export type PurchaseStatus = z.output<typeof purchaseStatusSchema>;
export type StartMessage = z.output<typeof startMessageSchema>;
export type PhoneMessage = z.output<typeof phoneMessageSchema>;
export type ScanReturnMessage = z.output<typeof scanReturnMessageSchema>;
export type InvoiceMessage = z.output<typeof invoiceMessageSchema>;
export type SandboxInvoice = z.output<typeof invoiceSchema>;
export type ServiceRequest = z.output<typeof serviceRequestSchema>;
export type ToSandbox = z.output<typeof toSandboxSchema>;
export type FromSandbox = z.output<typeof fromSandboxSchema>;
export type SandboxPurchase = z.output<typeof purchaseSchema>;
export type SandboxReturn = z.output<typeof returnSchema>;
export type SandboxRequest = z.output<typeof requestEntrySchema>;

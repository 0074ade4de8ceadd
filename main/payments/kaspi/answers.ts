import { z } from 'zod';
import type { TradePoint } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { decodeWith, type DecodeError } from '../https/json.ts';
import { int64Text } from './codec.ts';
import { moment, purchaseLimits } from './qr-time-limits.ts';

const tradePointSchema = z.object({
  tradepointid: int64Text,
  tradepointname: z.string().max(500).nullish().catch(null),
});
/** `partner/tradepoints` (section 3.2.2). */
export function decodeTradePoints(data: unknown): Result<readonly TradePoint[], DecodeError> {
  const decoded = decodeWith(z.array(z.unknown()), data);
  if (!decoded.ok) return decoded;
  const points = decoded.value.map(tradePointOf);
  const readable = points.filter((point) => point !== null);
  // The only one that can be read is not the only one there is: choosing it would be guessing.
  if (points.length > 0 && readable.length === 0) return err({ detail: 'no trade point can be read' });
  return ok(readable.length < points.length ? [...readable, UNREADABLE_POINT] : readable);
}

/** Replaces a trade point with an invalid number in a list: it cannot be chosen, but it is counted. */
const UNREADABLE_POINT: TradePoint = { id: '?', name: '' };

function tradePointOf(entry: unknown): TradePoint | null {
  const point = tradePointSchema.safeParse(entry);
  return point.success ? { id: point.data.tradepointid, name: point.data.tradepointname ?? '' } : null;
}

const deviceSchema = z.object({ devicetoken: z.string().min(1).max(100) });

/**
 * `device/register` (section 3.2.3): a GUID, although some tables of the specification have Int64; either is kept as
 * text.
 */
export function decodeDeviceToken(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(deviceSchema, data);
  return decoded.ok ? ok(decoded.value.devicetoken) : decoded;
}

/** What fits into the largest QR code at error correction M, in bytes of UTF-8. */
const MAX_QR_TOKEN_BYTES = 2331;
/** No encoder can write it. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const MAX_LINK = 2_000;
/** More than Kaspi has; a badge is drawn for each. */
const MAX_METHODS = 10;
const MAX_METHOD_NAME = 40;
const A_LETTER = /\p{L}/u;

/** What a QR carries; it must fit into one. */
export const qrTokenText = z
  .string()
  .min(1)
  .refine((token) => Buffer.byteLength(token) <= MAX_QR_TOKEN_BYTES, 'does not fit into a QR code')
  .refine((token) => !LONE_SURROGATE.test(token), 'half of a letter');
/** Badges for the customer; whatever is no name of a method decides nothing. */
const methodsSchema = z
  .unknown()
  .optional()
  .transform((methods): readonly string[] => {
    const names = Array.isArray(methods) ? methods.filter((name) => typeof name === 'string') : [];
    const fitting = names.filter((name) => A_LETTER.test(name) && name.length <= MAX_METHOD_NAME);
    return [...new Set(fitting)].slice(0, MAX_METHODS);
  });
/** Time limits; nonsense among them becomes the usual value instead of a refusal. */
export const optionsSchema = z.record(z.string(), z.unknown()).nullish().catch(null);

/** What a QR purchase and a payment link have in common. */
interface CreatedPayment {
  readonly qrPaymentId: string;
  readonly methods: readonly string[];
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
  /** Wall clock; for people only, because the limits are measured from the answer's arrival. */
  readonly expiresAtMs: number | null;
}
export type CreatedQr = CreatedPayment & { readonly qrToken: string };
export type CreatedLink = CreatedPayment & { readonly link: string };

const createdQrSchema = z.object({
  qrtoken: qrTokenText,
  qrpaymentid: int64Text,
  expiredate: z.unknown().optional(),
  paymentmethods: methodsSchema,
  qrpaymentbehavioroptions: optionsSchema,
});

/** `qr/create` (section 3.3.1). */
export function decodeCreatedQr(data: unknown): Result<CreatedQr, DecodeError> {
  const decoded = decodeWith(createdQrSchema, data);
  if (!decoded.ok) return decoded;
  const { qrtoken, qrpaymentid, paymentmethods, expiredate, qrpaymentbehavioroptions: options } = decoded.value;
  return ok({
    qrToken: qrtoken,
    qrPaymentId: qrpaymentid,
    methods: paymentmethods,
    ...purchaseLimits(options ?? {}, 'qrcodescanwaittimeout'),
    expiresAtMs: moment(expiredate),
  });
}

const createdLinkSchema = z.object({
  paymentlink: z.url({ protocol: /^https$/ }).max(MAX_LINK),
  // Called PaymentId here; a server that calls it QrPaymentId as everywhere else means the same.
  paymentid: int64Text.nullish(),
  qrpaymentid: int64Text.nullish(),
  expiredate: z.unknown().optional(),
  paymentmethods: methodsSchema,
  paymentbehavioroptions: optionsSchema,
});

/** `qr/create-link` (section 3.3.2): a purchase as `qr/create` makes it, for a customer who is somewhere else. */
export function decodeCreatedLink(data: unknown): Result<CreatedLink, DecodeError> {
  const decoded = decodeWith(createdLinkSchema, data);
  if (!decoded.ok) return decoded;
  const {
    paymentlink,
    paymentid,
    qrpaymentid,
    paymentmethods,
    expiredate,
    paymentbehavioroptions: options,
  } = decoded.value;
  const qrPaymentId = paymentid ?? qrpaymentid;
  if (qrPaymentId === null || qrPaymentId === undefined) return err({ detail: 'PaymentId is missing' });
  return ok({
    link: paymentlink,
    qrPaymentId,
    methods: paymentmethods,
    ...purchaseLimits(options ?? {}, 'linkactivationwaittimeout'),
    expiresAtMs: moment(expiredate),
  });
}

const statusSchema = z.object({ status: z.string().min(1).max(100) });

/** `payment/status`, `return/status`, `remote/cancel` (sections 3.3.3, 3.4.2, 4.6.3): the status' name. */
export function decodeStatus(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(statusSchema, data);
  return decoded.ok ? ok(decoded.value.status) : decoded;
}

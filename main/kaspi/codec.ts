import { LosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';
import { tengeDecimal, type Tiyn } from '../../app/money/money.ts';
import { err, ok, type Result } from '../../app/result.ts';

/** Why an answer could not be read. */
export interface DecodeError {
  readonly detail: string;
}

/** The envelope of every answer (specification, section 3.1), before its `Data` is decoded. */
export interface Envelope {
  readonly statusCode: string;
  readonly message: string;
  readonly data: unknown;
}

const MAX_DEPTH = 12;
const MAX_MESSAGE = 500;

/**
 * Lower-cases every name and turns every number into its decimal text: live servers vary the letter case, and an
 * Int64 does not fit into a JavaScript number. Decoders therefore see one form only.
 */
function normalise(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new Error('nested too deeply');
  if (Array.isArray(value)) return value.map((item: unknown) => normalise(item, depth + 1));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, item]: [string, unknown]): [string, unknown] => [
      name.toLowerCase(),
      normalise(item, depth + 1),
    ]);
    const names = new Set(entries.map(([name]) => name));
    if (names.size !== entries.length) throw new Error('a name occurs twice');
    return Object.fromEntries(entries);
  }
  return value;
}

const integerText = z.string().regex(/^-?\d{1,19}$/);

const envelopeSchema = z.object({
  statuscode: integerText,
  message: z.string().nullish(),
  data: z.unknown().optional(),
});

/** Reads the body of an answer; never throws. */
export function decodeEnvelope(body: string): Result<Envelope, DecodeError> {
  try {
    const json = parse(body, undefined, { parseNumber: (text: string) => text });
    const envelope = envelopeSchema.safeParse(normalise(json));
    if (!envelope.success) return err({ detail: 'the answer has no StatusCode' });
    return ok({
      statusCode: envelope.data.statuscode,
      message: (envelope.data.message ?? '').slice(0, MAX_MESSAGE),
      data: envelope.data.data,
    });
  } catch (error) {
    return err({ detail: error instanceof Error ? error.message.slice(0, MAX_MESSAGE) : 'not JSON' });
  }
}

function decodeWith<S extends z.ZodType>(schema: S, data: unknown): Result<z.infer<S>, DecodeError> {
  const result = schema.safeParse(data);
  if (result.success) return ok(result.data);
  const issue = result.error.issues[0];
  return err({ detail: issue === undefined ? 'unreadable' : `${issue.path.join('.')}: ${issue.message}` });
}

const int64Text = z.string().regex(/^\d{1,19}$/);

const tradePointsSchema = z.array(
  z.object({ tradepointid: int64Text, tradepointname: z.string().max(500).nullish() }),
);
export interface TradePoint {
  readonly id: string;
  readonly name: string;
}

/** `partner/tradepoints` (section 3.2.2). */
export function decodeTradePoints(data: unknown): Result<readonly TradePoint[], DecodeError> {
  const decoded = decodeWith(tradePointsSchema, data);
  if (!decoded.ok) return decoded;
  return ok(decoded.value.map((point) => ({ id: point.tradepointid, name: point.tradepointname ?? '' })));
}

const deviceSchema = z.object({ devicetoken: z.string().min(1).max(100) });

/** `device/register` (section 3.2.3): a GUID, though some tables say Int64; either is kept as text. */
export function decodeDeviceToken(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(deviceSchema, data);
  return decoded.ok ? ok(decoded.value.devicetoken) : decoded;
}

const MS = 1000;
const DEFAULT_SECONDS = { polling: 5, scan: 180, confirm: 65 };
const MIN_SECONDS = 0.5;
const MAX_POLLING_SECONDS = 60;
const MAX_WAIT_SECONDS = 900;

/** Seconds as a number or as text, clamped; nonsense or nothing gives the specification's example value. */
function milliseconds(value: unknown, fallbackSeconds: number, maxSeconds: number): number {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  const sane = Number.isFinite(seconds) && seconds > 0 ? seconds : fallbackSeconds;
  return Math.round(Math.min(Math.max(sane, MIN_SECONDS), maxSeconds) * MS);
}

/** What fits into the largest QR code at error correction M, in bytes of UTF-8. */
const MAX_QR_TOKEN_BYTES = 2331;
const MAX_METHODS = 10;

const purchaseSchema = z.object({
  qrtoken: z.string().min(1).refine((token) => Buffer.byteLength(token) <= MAX_QR_TOKEN_BYTES, 'does not fit into a QR code'),
  qrpaymentid: int64Text,
  paymentmethods: z.array(z.string().max(40)).max(MAX_METHODS).nullish(),
  qrpaymentbehavioroptions: z.record(z.string(), z.unknown()).nullish(),
});
export interface CreatedQr {
  readonly qrToken: string;
  readonly qrPaymentId: string;
  readonly methods: readonly string[];
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/** `qr/create` (section 3.3.1). */
export function decodeCreatedQr(data: unknown): Result<CreatedQr, DecodeError> {
  const decoded = decodeWith(purchaseSchema, data);
  if (!decoded.ok) return decoded;
  const options = decoded.value.qrpaymentbehavioroptions ?? {};
  return ok({
    qrToken: decoded.value.qrtoken,
    qrPaymentId: decoded.value.qrpaymentid,
    methods: decoded.value.paymentmethods ?? [],
    pollIntervalMs: milliseconds(options['statuspollinginterval'], DEFAULT_SECONDS.polling, MAX_POLLING_SECONDS),
    scanTimeoutMs: milliseconds(options['qrcodescanwaittimeout'], DEFAULT_SECONDS.scan, MAX_WAIT_SECONDS),
    confirmTimeoutMs: milliseconds(options['paymentconfirmationtimeout'], DEFAULT_SECONDS.confirm, MAX_WAIT_SECONDS),
  });
}

const statusSchema = z.object({ status: z.string().min(1).max(100) });

/** `payment/status` (section 3.3.3): the status' name. */
export function decodeStatus(data: unknown): Result<string, DecodeError> {
  const decoded = decodeWith(statusSchema, data);
  return decoded.ok ? ok(decoded.value.status) : decoded;
}

/** A number in a request's body that JavaScript's own numbers could damage. */
export type ExactNumber = LosslessNumber;

/** An amount with exactly two decimals, as a JSON number. */
export function exactAmount(amount: Tiyn): ExactNumber {
  return new LosslessNumber(tengeDecimal(amount));
}

/** An Int64 as a JSON number. */
export function exactInt64(digits: string): ExactNumber {
  return new LosslessNumber(int64Text.parse(digits));
}

/** A request's body. */
export function encodeBody(body: Readonly<Record<string, string | ExactNumber>>): string {
  const text = stringify(body);
  if (text === undefined) throw new Error('a request body is an object');
  return text;
}

import { LosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';
import { tengeDecimal, type Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';

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
/** Some gateways put one before the JSON. */
const BYTE_ORDER_MARK = /^\uFEFF/;

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
    const json = parse(body.replace(BYTE_ORDER_MARK, ''), undefined, { parseNumber: (text: string) => text });
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

/** Checks the normalised `Data` of an answer against what is expected of it. */
export function decodeWith<S extends z.ZodType>(schema: S, data: unknown): Result<z.infer<S>, DecodeError> {
  const result = schema.safeParse(data);
  if (result.success) return ok(result.data);
  const issue = result.error.issues[0];
  return err({ detail: issue === undefined ? 'unreadable' : `${issue.path.join('.')}: ${issue.message}` });
}

/** An Int64 that was never a double. */
export const int64Text = z.string().regex(/^\d{1,19}$/);

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

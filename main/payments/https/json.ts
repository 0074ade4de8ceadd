import { isDeepStrictEqual } from 'node:util';
import { LosslessNumber, parse, stringify } from 'lossless-json';
import type { z } from 'zod';
import { tengeDecimal, type Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { plainNumber } from './plain-number.ts';

/** Why an answer could not be read. */
export interface DecodeError {
  readonly detail: string;
}

const MAX_DEPTH = 12;
/** Some gateways put one before the JSON. */
const BYTE_ORDER_MARK = /^\uFEFF/;
const MAX_DETAIL = 500;

/**
 * Replaces a value that occurs twice with different content: no schema accepts it as text, so a decoder that needs the
 * value refuses the answer, and one that does not ignores it.
 */
const CONTRADICTION = Symbol('told twice, differently');
/** Replaces a value below the greatest depth in the same way: no fact that is needed lies so deep. */
const TOO_DEEP = Symbol('nested too deeply');

/** One name, two values: whichever comes last must not win. Where one of them is nothing, the other one counts. */
function mergedValue(before: unknown, after: unknown): unknown {
  if (before === null) return after;
  return after === null || isDeepStrictEqual(asValue(before), asValue(after)) ? before : CONTRADICTION;
}

const DECIMALS = /^-?\d+\.\d+$/;

/** 450 and 450.00 are the same amount. */
function asValue(value: unknown): unknown {
  return typeof value === 'string' && DECIMALS.test(value) ? value.replace(/\.?0+$/, '') : value;
}

/**
 * Lower-cases every name and turns every number into its decimal text: live servers vary the letter case, and an
 * Int64 does not fit into a JavaScript number. Decoders therefore see one form only.
 */
function normalise(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) return TOO_DEEP;
  if (Array.isArray(value)) return value.map((item: unknown) => normalise(item, depth + 1));
  if (typeof value === 'object' && value !== null) {
    const values = new Map<string, unknown>();
    for (const [spelling, item] of Object.entries(value)) {
      const name = spelling.toLowerCase();
      const next = normalise(item, depth + 1);
      values.set(name, values.has(name) ? mergedValue(values.get(name), next) : next);
    }
    return Object.fromEntries(values);
  }
  return value;
}

/** Throws what is no JSON. */
function read(text: string): unknown {
  const json = parse(text, undefined, {
    parseNumber: plainNumber,
    onDuplicateKey: ({ oldValue, newValue }) => mergedValue(oldValue, newValue),
  });
  return normalise(json);
}

/** JSON with its names in small letters and its numbers as text; the error says why it is none. */
export function readJson(text: string): Result<unknown, DecodeError> {
  try {
    return ok(read(text.replace(BYTE_ORDER_MARK, '')));
  } catch (error) {
    return err({ detail: error instanceof Error ? error.message.slice(0, MAX_DETAIL) : 'not JSON' });
  }
}

/** A piece of JSON with its names in small letters and its numbers as text; null where it is no JSON. */
export function decodeJson(text: string): unknown {
  const json = readJson(text);
  return json.ok ? json.value : null;
}

/** Checks normalised JSON of an answer against what is expected of it. */
export function decodeWith<S extends z.ZodType>(schema: S, data: unknown): Result<z.infer<S>, DecodeError> {
  const result = schema.safeParse(data);
  if (result.success) return ok(result.data);
  const issue = result.error.issues[0];
  return err({ detail: issue === undefined ? 'unreadable' : `${issue.path.join('.')}: ${issue.message}` });
}

/** A number in a request's body that JavaScript's own numbers could damage. */
export type ExactNumber = LosslessNumber;

/** An amount with exactly two decimals, as a JSON number. */
export function exactAmount(amount: Tiyn): ExactNumber {
  return new LosslessNumber(tengeDecimal(amount));
}

/** An amount in tenge without superfluous decimals, as a JSON number: 450, 450.50. */
export function exactTenge(amount: Tiyn): ExactNumber {
  return new LosslessNumber(tengeDecimal(amount).replace(/\.00$/, ''));
}

/** An amount as a JSON number of tenge or of tiyn. */
export function exactAmountIn(unit: 'tenge' | 'tiyn', amount: Tiyn): ExactNumber {
  return unit === 'tenge' ? exactTenge(amount) : new LosslessNumber(String(amount));
}

/** Digits as a JSON number, or as text where they are no number. */
export function numberOrText(digits: string): string | ExactNumber {
  return /^(0|[1-9]\d{0,18})$/.test(digits) ? new LosslessNumber(digits) : digits;
}

/** The value of a field in a request's body. */
export type BodyValue = string | ExactNumber | Readonly<Record<string, string>> | readonly (string | ExactNumber)[];

/** A request's body. */
export function encodeBody(body: Readonly<Record<string, BodyValue>>): string {
  const text = stringify(body);
  if (text === undefined) throw new Error('a request body is an object');
  return text;
}

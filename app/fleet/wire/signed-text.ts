import { err, ok, type Result } from '../../result.ts';

/** What JSON can say, with whole numbers only: those are written alike by every program. */
export type PlainValue =
  string | number | boolean | null | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** Deeper than any argument of a command. */
const MOST_DEPTH = 8;

/** The first line of what is signed, so that no signature made for something else counts here. */
const PURPOSE = 'sauda/v1 command';

/** What a signature is about: everything in a command but the signature itself, and whose it is. */
export interface Signed {
  readonly kioskId: string;
  readonly id: string;
  readonly kind: string;
  readonly argument: unknown;
  /** By the wall clock, in milliseconds since 1970. */
  readonly expires: number;
}

/**
 * The text that an operator's key signs (Ed25519 over its UTF-8 bytes): a line with its purpose, then one line of JSON
 * with kiosk id, id, kind, argument and expiry. Keys are sorted by their UTF-16 units and nothing is between the signs, so
 * that every program arrives at the same bytes. The error says what cannot be signed.
 */
export function signedText({ kioskId, id, kind, argument, expires }: Signed): Result<string, string> {
  const written = canonical([kioskId, id, kind, argument, expires], MOST_DEPTH);
  return written.ok ? ok(`${PURPOSE}\n${written.value}`) : written;
}

function canonical(value: unknown, depth: number): Result<string, string> {
  if (depth < 0) return err('it is nested too deeply');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return ok(JSON.stringify(value));
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? ok(JSON.stringify(value)) : err('a number is not a whole one');
  }
  if (typeof value !== 'object') return err(`it holds a ${typeof value}`);
  return Array.isArray(value) ? list(value, depth) : record(value, depth);
}

function list(values: readonly unknown[], depth: number): Result<string, string> {
  const parts: string[] = [];
  for (const value of values) {
    const part = canonical(value, depth - 1);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(`[${parts.join(',')}]`);
}

function record(value: object, depth: number): Result<string, string> {
  const parts: string[] = [];
  const entries: [string, unknown][] = Object.entries(value);
  for (const [key, one] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const part = canonical(one, depth - 1);
    if (!part.ok) return part;
    parts.push(`${JSON.stringify(key)}:${part.value}`);
  }
  return ok(`{${parts.join(',')}}`);
}

import { err, ok, type Result } from '../../app/result.ts';

/** The same in every language: it is a detail behind a sentence that asks for UTF-8. */
const NOT_READABLE = 'neither UTF-8 nor UTF-16: save the file as UTF-8 in the text editor';
const UTF16_LE = [0xff, 0xfe];
const UTF16_BE = [0xfe, 0xff];
/** What editors and old programs leave behind the last word: line breaks and the ends of DOS files. */
const TRAILING = new Set('\r\n\t\0\u001a');
/** Nobody types these; where they stand, the bytes are in another encoding or damaged. */
const UNTYPED = /[^\P{Cc}\t\r\n]|\uFFFD|\uFFFE/u;
/** Units of UTF-16 that people here type: Latin and Cyrillic letters, signs, line breaks. */
const TYPED = /^[\t\r\n\u0020-\u007e\u00a0-\u00ff\u0400-\u052f\u2010-\u203a\u2116\u20b8]+$/;

/**
 * A secret's text without what editors add: a byte order mark in front, line breaks behind. It is UTF-8, or UTF-16 with
 * a mark or recognisable without one. Everything else is refused, because a guess would be another secret; the error
 * says how to save the file and contains nothing of it.
 */
export function secretText(bytes: Uint8Array): Result<string, string> {
  const text = decoded(bytes);
  return text === null ? err(NOT_READABLE) : ok(text);
}

function decoded(bytes: Uint8Array): string | null {
  if (startsWith(bytes, UTF16_LE)) return typed(bytes, 'utf-16le');
  if (startsWith(bytes, UTF16_BE)) return typed(bytes, 'utf-16be');
  const found = typed(bytes, 'utf-8');
  if (found !== null) return found;
  const [one = null, other = null] = ['utf-16le', 'utf-16be']
    .map((encoding) => typed(bytes, encoding))
    .filter((candidate) => candidate !== null && TYPED.test(candidate));
  return other === null || one === other ? one : null;
}

/** Null where the bytes are not of this encoding, or hold what nobody types. */
function typed(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = withoutEnd(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    return UNTYPED.test(text) ? null : text;
  } catch {
    return null;
  }
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

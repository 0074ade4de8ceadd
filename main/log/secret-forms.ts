/** Shorter secrets are masked only as separate words; inside words they would mask innocent text. */
export const SHORTEST_SECRET = 4;
/** Shorter hexadecimal strings are numbers, colours and identifiers. */
const SHORTEST_HEX = 8;

const BITS_PER_BYTE = 8;
const BITS_PER_BASE64 = 6;
/** The positions within a group of base64 at which a text may begin. */
const BASE64_OFFSETS = [0, 1, 2];

const HTML_NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
/** A backslash, plain or URL-encoded after quoting. */
const BACKSLASH = '(?:\\\\|%(?:25)*5[cC])';
/** The letters that JSON and most languages write after a backslash. */
const ESCAPED_LETTERS: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/**
 * A pattern that finds a secret in every form that other programs write: plain, quoted as JSON (also twice),
 * URL-encoded (also twice, with any set of unencoded characters), as HTML, base64 (also inside a longer text, as in
 * `Authorization: Basic`) or hexadecimal.
 */
export function formsOf(secret: string): string {
  const bytes = Buffer.from(secret, 'utf8');
  const quoted = Buffer.from(JSON.stringify(secret).slice(1, -1), 'utf8');
  if (secret.length < SHORTEST_SECRET) {
    return `(?<![\\p{L}\\p{N}])(?:${spelled(secret)}|${base64Pattern(bytes.toString('base64'))})(?![\\p{L}\\p{N}])`;
  }
  const encoded = BASE64_OFFSETS.flatMap((offset) => [inBase64(bytes, offset), inBase64(quoted, offset)]);
  const hex = bytes.toString('hex');
  const forms = [spelled(secret), ...encoded, ...(hex.length < SHORTEST_HEX ? [] : [anyCase(hex)])];
  return [...new Set(forms)].join('|');
}

/** The secret character by character, each in all of its notations. */
function spelled(secret: string): string {
  const parts = secret.match(/\\+|[^\\]/gsu) ?? [];
  const patterns = parts.map((part, at) => {
    if (part.startsWith('\\')) return backslashes(part.length, at === 0);
    const previous = parts[at - 1];
    if (previous === undefined) return character(part, { plain: '', escape: BACKSLASH });
    return character(
      part,
      previous.startsWith('\\') ? { plain: '', escape: '' } : { plain: `${BACKSLASH}*`, escape: `${BACKSLASH}+` },
    );
  });
  return patterns.join('');
}

/**
 * A run of backslashes, which every level of quoting doubles. It is searched from its first one only; otherwise a long
 * run would take very long.
 */
function backslashes(count: number, isFirst: boolean): string {
  return `${isFirst ? `(?<!${BACKSLASH})` : ''}${BACKSLASH}{${String(count)},}`;
}

/** A character with the backslashes of quoting before it, unless a preceding run has consumed them. */
function character(one: string, quoting: { readonly plain: string; readonly escape: string }): string {
  if (/^[A-Za-z0-9]$/.test(one)) return one;
  const code = String(one.codePointAt(0));
  const forms = [
    `${quoting.plain}(?:${literal(one)}|${percent(one)})`,
    quoting.escape + unicodeEscape(one),
    `&#0*${code};`,
  ];
  const letter = ESCAPED_LETTERS[one];
  if (letter !== undefined) forms.push(quoting.escape + letter);
  const name = HTML_NAMES[one];
  if (name !== undefined) forms.push(`&${name};`);
  if (one === ' ') forms.push('\\+');
  return `(?:${forms.join('|')})`;
}

/** `%`, which may itself be encoded, once or more. */
function percent(text: string): string {
  return [...Buffer.from(text, 'utf8')].map((byte) => `%(?:25)*${anyCase(hexOf(byte, 2))}`).join('');
}

function unicodeEscape(text: string): string {
  return [...Array(text.length).keys()].map((at) => `u${anyCase(hexOf(text.charCodeAt(at), 4))}`).join(`${BACKSLASH}+`);
}

function hexOf(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** The base64 digits that depend on the secret alone if it begins `offset` bytes after the start of a group. */
function inBase64(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const first = Math.ceil((offset * BITS_PER_BYTE) / BITS_PER_BASE64);
  const end = Math.floor(((offset + bytes.length) * BITS_PER_BYTE) / BITS_PER_BASE64);
  // The rest of the last byte, if the secret ends the text.
  return `${base64Pattern(text.slice(first, end))}(?:[A-Za-z0-9+/_-](?:=|%(?:25)*3[dD]){1,2})?`;
}

/** Both base64 alphabets, also URL-encoded and with JSON's optional escape of a slash. */
function base64Pattern(digits: string): string {
  return digits
    .replaceAll('=', '(?:=|%(?:25)*3[dD])?')
    .replaceAll(/[+/]/g, (digit) => (digit === '+' ? '(?:[+-]|%(?:25)*2[bB])' : '(?:\\\\*/|_|%(?:25)*2[fF])'));
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (one) => `\\${one}`);
}

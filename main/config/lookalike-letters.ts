/** The characters of keys and of most values. Others that look the same were mistyped or copied. */
const PLAIN = /^[\x20-\x7e]*$/;
const CYRILLIC = /\p{Script=Cyrillic}+/u;
const NOT_PLAIN = /[^\x20-\x7e]/u;

/** Names the letters that look like Latin ones but are not; empty if there are none. */
export function lookalikeLetters(text: unknown): string {
  if (typeof text !== 'string' || PLAIN.test(text)) return '';
  const cyrillic = CYRILLIC.exec(text)?.[0];
  if (cyrillic !== undefined) return `: "${cyrillic}" in it is Cyrillic`;
  const code = NOT_PLAIN.exec(text)?.[0].codePointAt(0) ?? 0;
  return `: the character U+${code.toString(16).toUpperCase().padStart(4, '0')} in it is not Latin`;
}

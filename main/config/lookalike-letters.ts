/** What can stand in a key and in most values; letters that merely look like these are typed by mistake or copied. */
const PLAIN = /^[\x20-\x7e]*$/;
const CYRILLIC = /\p{Script=Cyrillic}+/u;
const NOT_PLAIN = /[^\x20-\x7e]/u;

/** Names the letters that look like Latin ones and are not; empty where there are none. */
export function lookalikeLetters(text: unknown): string {
  if (typeof text !== 'string' || PLAIN.test(text)) return '';
  const cyrillic = CYRILLIC.exec(text)?.[0];
  if (cyrillic !== undefined) return `: "${cyrillic}" in it is Cyrillic`;
  const code = NOT_PLAIN.exec(text)?.[0].codePointAt(0) ?? 0;
  return `: the character U+${code.toString(16).toUpperCase().padStart(4, '0')} in it is not Latin`;
}

/** Letter cases of names: `StatusCode` as in the specification, `statuscode`, `STATUSCODE` or `statusCode`. */
export const LETTER_CASES = ['specification', 'lower', 'upper', 'camel'] as const;
export type LetterCase = (typeof LETTER_CASES)[number];

/** A name in another letter case. */
export function inCase(name: string, letterCase: LetterCase): string {
  switch (letterCase) {
    case 'specification':
      return name;
    case 'lower':
      return name.toLowerCase();
    case 'upper':
      return name.toUpperCase();
    case 'camel':
      return name.charAt(0).toLowerCase() + name.slice(1);
  }
}

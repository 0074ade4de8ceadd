/** More words than a name has are cut. */
const MOST_WORDS = 3;
const SHOWN_LETTERS = 3;

/**
 * A customer's name as others at the machine may see it: the first word to three letters, of each further word the
 * initial. A name that the service has masked already stays as it is; null where nothing can be shown.
 */
export function maskedName(name: string): string | null {
  const words = name
    .replace(/[\p{C}<>]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word));
  const [first, ...others] = words.slice(0, MOST_WORDS);
  if (first === undefined) return null;
  return [shortened(first), ...others.map((word) => `${letters(word)[0] ?? ''}.`)].join(' ');
}

function shortened(word: string): string {
  const all = letters(word);
  return word.includes('*') || all.length <= SHOWN_LETTERS ? word : `${all.slice(0, SHOWN_LETTERS).join('')}***`;
}

function letters(word: string): readonly string[] {
  return Array.from(word);
}

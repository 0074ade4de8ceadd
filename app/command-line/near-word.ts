const MOST_SLIPS = 2;
/** The shortest prefix that counts as an abbreviation of a known word. */
const LEAST_LETTERS = 4;

/**
 * The word of `known` that was probably meant: at most two typing errors away, the same letters in another order, an
 * abbreviation, or the word with something appended. The closest one where several match; null where none does. Words
 * come without leading dashes.
 */
export function nearWord<Name extends string>(word: string, known: readonly Name[]): Name | null {
  const plain = word.toLowerCase();
  const near = known.filter((name) => isNear(plain, name));
  return near.toSorted((a, b) => slips(plain, a) - slips(plain, b))[0] ?? null;
}

function isNear(word: string, name: string): boolean {
  if (word.startsWith(name) || (word.length >= LEAST_LETTERS && name.startsWith(word))) return true;
  return letters(word) === letters(name) || slips(word, name) <= Math.min(MOST_SLIPS, name.length - 2);
}

function letters(word: string): string {
  return Array.from(word)
    .filter((character) => /\p{L}/u.test(character))
    .sort()
    .join('');
}

/** The number of letters to insert, delete or replace (Levenshtein distance), computed row by row. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [down, letter] of Array.from(from).entries()) {
    const next = [down + 1];
    for (const [at, other] of Array.from(to).entries()) {
      const left = (next[at] ?? 0) + 1;
      const above = (row[at + 1] ?? 0) + 1;
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(left, above, replaced));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

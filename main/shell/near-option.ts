const MOST_SLIPS = 2;
/** A word cut short is taken for ours from so many letters on. */
const LEAST_LETTERS = 4;

/**
 * The one of `known` that was probably meant: up to two slips away, the same letters in another order, cut short, or with
 * something added. Null where the word is none of our business. Neither has dashes in front.
 */
export function nearOption<Name extends string>(word: string, known: readonly Name[]): Name | null {
  const plain = word.toLowerCase();
  return known.find((name) => isNear(plain, name)) ?? null;
}

function isNear(word: string, name: string): boolean {
  if (word.startsWith(name) || (word.length >= LEAST_LETTERS && name.startsWith(word))) return true;
  return letters(word) === letters(name) || slips(word, name) <= MOST_SLIPS;
}

function letters(word: string): string {
  return Array.from(word)
    .filter((character) => /\p{L}/u.test(character))
    .sort()
    .join('');
}

/** How many letters have to be put in, left out or replaced (Levenshtein), row by row. */
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

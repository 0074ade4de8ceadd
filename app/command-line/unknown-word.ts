import { nearWord } from './near-word.ts';

/** The error for a word that is not a command. */
export function unknownWord(word: string, names: readonly string[]): string {
  const near = nearWord(word, names);
  return `unknown command "${word}": ${near === null ? `there are ${names.join(', ')}` : `is ${near} meant?`}`;
}

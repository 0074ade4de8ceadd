import { nearWord } from './near-word.ts';
import type { OptionTable } from './option.ts';

/** A piece of a command line. `at` is its index among the arguments. */
export type Token =
  | { readonly kind: 'option'; readonly name: string; readonly value: string | null; readonly at: number }
  /** An option of ours whose value is missing, or a flag that has one. */
  | { readonly kind: 'malformed'; readonly name: string; readonly complaint: string; readonly at: number }
  | { readonly kind: 'unknown'; readonly typed: string; readonly at: number }
  | { readonly kind: 'word'; readonly text: string; readonly at: number };

/** Word processors turn a dash into a longer one; it counts as a dash. */
const OPTION_LIKE = /^\p{Pd}+(?<word>[^=]+)/u;
const EXACT = /^--(?<name>[^=]+)(?:=(?<value>[^]*))?$/;

/** Splits a command line into known options, unknown options and words. `--` ends the options. */
export function scan(args: readonly string[], table: OptionTable): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const typed = args[at] ?? '';
    if (typed === '--') {
      return [
        ...tokens,
        ...args.slice(at + 1).map((text, next) => ({ kind: 'word', text, at: at + 1 + next }) as const),
      ];
    }
    const { name, value } = EXACT.exec(typed)?.groups ?? {};
    const option = name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
    if (name === undefined || option === undefined) {
      tokens.push(OPTION_LIKE.test(typed) ? { kind: 'unknown', typed, at } : { kind: 'word', text: typed, at });
    } else if (option.kind === 'flag') {
      tokens.push(
        value === undefined
          ? { kind: 'option', name, value: null, at }
          : { kind: 'malformed', name, complaint: 'takes no value', at },
      );
    } else {
      const next = args[at + 1];
      const found = value ?? (next === undefined || next.startsWith('-') ? '' : next);
      // `--config --windowed` would otherwise read a file named `--windowed`.
      tokens.push(
        found === ''
          ? { kind: 'malformed', name, complaint: option.kind === 'path' ? 'needs a path' : 'needs a value', at }
          : { kind: 'option', name, value: found, at },
      );
      if (value === undefined && next !== undefined && !next.startsWith('-')) at += 1;
    }
  }
  return tokens;
}

/** The option of the table that an unknown one was probably meant to be, or null. */
export function nearOption(typed: string, table: OptionTable): string | null {
  const word = OPTION_LIKE.exec(typed)?.groups?.['word'];
  return word === undefined ? null : nearWord(word, Object.keys(table));
}

/** The error for an option that is not in the table. */
export function unknownOption(typed: string, table: OptionTable): string {
  const near = nearOption(typed, table);
  return `unknown option ${typed}${near === null ? '' : `: is --${near} meant?`}`;
}

import { resolve } from 'node:path';
import { nearOption, scan, unknownOption, type Token } from '../../app/command-line/scan.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { KIOSK_OPTIONS } from '../cli/kiosk-options.ts';

/** The application's own options as typed; paths are absolute. */
export interface OwnOptions {
  readonly paths: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** A word that belongs to no option, with its index among the arguments. */
export interface OwnWord {
  readonly text: string;
  readonly at: number;
}

/**
 * Picks the application's own options out of Electron's and Chromium's. The error is an English sentence about an
 * option without its value, an option given twice with different values, a misspelt option, or an unexpected word.
 */
export function readOwnOptions(argv: readonly string[], isPackaged: boolean): Result<OwnOptions, string> {
  const paths = new Map<string, string>();
  const flags = new Set<string>();
  for (const token of scan(argv, KIOSK_OPTIONS)) {
    if (token.kind === 'malformed') return err(`--${token.name} ${token.complaint}`);
    // An unknown option is Electron's or Chromium's, unless it looks like a misspelt one of ours.
    if (token.kind === 'unknown' && nearOption(token.typed, KIOSK_OPTIONS) !== null)
      return err(unknownOption(token.typed, KIOSK_OPTIONS));
    if (token.kind !== 'option') continue;
    if (token.value === null) {
      flags.add(token.name);
      continue;
    }
    const path = resolve(token.value);
    const before = paths.get(token.name) ?? path;
    if (before !== path) return err(`--${token.name} is there twice, as ${before} and as ${path}`);
    paths.set(token.name, path);
  }
  const stray = ownWord(argv, isPackaged);
  return stray === null
    ? ok({ paths, flags })
    : err(`"${stray.text}" is no option: a path with a space needs quotation marks, and a file its option`);
}

/** Electron's options whose value is a separate word; those of Chromium have theirs after an equals sign. */
const WITH_A_WORD = ['-r', '--require'];

/** The first word that is neither a value nor, outside of packages, the application's folder; null if there is none. */
export function ownWord(argv: readonly string[], isPackaged: boolean): OwnWord | null {
  const words = scan(argv, KIOSK_OPTIONS).filter(isWord);
  const own = words.filter(({ at }) => isPackaged || !WITH_A_WORD.includes(argv[at - 1] ?? ''));
  return own[isPackaged ? 0 : 1] ?? null;
}

/** The first of the application's own options before a word, to which the word may belong; null if there is none. */
export function optionBefore(argv: readonly string[], word: OwnWord): string | null {
  const before = scan(argv, KIOSK_OPTIONS).find((token) => token.kind === 'option' && token.at < word.at);
  return before?.kind === 'option' ? before.name : null;
}

function isWord(token: Token): token is Extract<Token, { kind: 'word' }> {
  return token.kind === 'word' && token.text !== '';
}

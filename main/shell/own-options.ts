import { resolve } from 'node:path';
import { nearOption, scan, unknownOption, type Token } from '../../app/command-line/scan.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { KIOSK_OPTIONS } from '../cli/kiosk-options.ts';

/** Our own options as they were typed; paths are absolute. */
export interface OwnOptions {
  readonly paths: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** A word that belongs to no option, with its place among the arguments. */
export interface OwnWord {
  readonly text: string;
  readonly at: number;
}

/**
 * Takes our own options from among Electron's and Chromium's. The error is a sentence in English: one of ours without its
 * value or with another one a second time, a word that was probably meant as one, a word that nobody asked for.
 */
export function readOwnOptions(argv: readonly string[], isPackaged: boolean): Result<OwnOptions, string> {
  const paths = new Map<string, string>();
  const flags = new Set<string>();
  for (const token of scan(argv, KIOSK_OPTIONS)) {
    if (token.kind === 'malformed') return err(`--${token.name} ${token.complaint}`);
    // An unknown option is Electron's or Chromium's, unless one of ours was probably meant.
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

/** Electron's own options whose value is a word of its own; those of Chromium have theirs behind an equals sign. */
const WITH_A_WORD = ['-r', '--require'];

/** The first word that is neither a value nor, outside of packages, the application's folder; null where none is. */
export function ownWord(argv: readonly string[], isPackaged: boolean): OwnWord | null {
  const words = scan(argv, KIOSK_OPTIONS).filter(isWord);
  const own = words.filter(({ at }) => isPackaged || !WITH_A_WORD.includes(argv[at - 1] ?? ''));
  return own[isPackaged ? 0 : 1] ?? null;
}

/** The first of our own options before a word, which may belong to the word; null where none is. */
export function optionBefore(argv: readonly string[], word: OwnWord): string | null {
  const before = scan(argv, KIOSK_OPTIONS).find((token) => token.kind === 'option' && token.at < word.at);
  return before?.kind === 'option' ? before.name : null;
}

function isWord(token: Token): token is Extract<Token, { kind: 'word' }> {
  return token.kind === 'word' && token.text !== '';
}

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../app/result.ts';
import { nearOption } from './near-option.ts';

const OPTIONS = {
  'config': { type: 'string' },
  'data-dir': { type: 'string' },
  'windowed': { type: 'boolean' },
  'bench': { type: 'boolean' },
  'gallery': { type: 'boolean' },
} as const;
const PATHS = ['config', 'data-dir'] as const;
const FLAGS = ['windowed', 'bench', 'gallery'] as const;

type PathName = (typeof PATHS)[number];
type FlagName = (typeof FLAGS)[number];

/** Our own options as they were typed; paths are absolute. */
export interface OwnOptions {
  readonly paths: ReadonlyMap<PathName, string>;
  readonly flags: ReadonlySet<FlagName>;
}

/**
 * Takes our own options from among Electron's and Chromium's. The error is a sentence in English: one of ours without its
 * value or with another one a second time, a word that was probably meant as one, a word that nobody asked for.
 */
export function readOwnOptions(argv: readonly string[], isPackaged: boolean): Result<OwnOptions, string> {
  const typed = { paths: new Map<PathName, string>(), flags: new Set<FlagName>() };
  // Loosely: strictly, every switch of Chromium's would be an error.
  const { tokens } = parseArgs({ args: [...argv], strict: false, tokens: true, options: OPTIONS });
  for (const token of tokens) {
    const complaint = token.kind === 'option' ? takeOption(typed, token, argv) : complaintOf(argv[token.index] ?? '');
    if (complaint !== null) return err(complaint);
  }
  const words = tokens.flatMap((token) => (token.kind === 'positional' && token.value !== '' ? [token] : []));
  const stray = strayWord(words, argv, isPackaged);
  return stray === null
    ? ok(typed)
    : err(`"${stray}" is no option: a path with a space needs quotation marks, and a file its option`);
}

/** An option as the parser has cut it out. */
interface Typed {
  readonly index: number;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function takeOption(
  typed: { paths: Map<PathName, string>; flags: Set<FlagName> },
  option: Typed,
  argv: readonly string[],
): string | null {
  // `-config` is a row of short options to the parser, and nothing of ours.
  const path = PATHS.find((name) => option.rawName === `--${name}`);
  if (path !== undefined) return takePath(typed.paths, path, option);
  const flag = FLAGS.find((name) => option.rawName === `--${name}`);
  return flag === undefined ? complaintOf(argv[option.index] ?? '') : takeFlag(typed.flags, flag, option);
}

function takePath(paths: Map<PathName, string>, name: PathName, { value, inlineValue }: Typed): string | null {
  // `--config --windowed`: the parser would look for a file of that name.
  const isMissing = value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'));
  if (isMissing) return `--${name} needs a path`;
  const path = resolve(value);
  const before = paths.get(name);
  if (before !== undefined && before !== path) return `--${name} is there twice, as ${before} and as ${path}`;
  paths.set(name, path);
  return null;
}

function takeFlag(flags: Set<FlagName>, name: FlagName, { value }: Typed): string | null {
  if (value !== undefined) return `--${name} takes no value`;
  flags.add(name);
  return null;
}

/** A dash that a word processor has made longer counts as one; a word without any dash is not for here. */
const OPTION_LIKE = /^\p{Pd}+([^=]+)/u;

function complaintOf(argument: string): string | null {
  const [, word] = OPTION_LIKE.exec(argument) ?? [];
  const meant = word === undefined ? null : nearOption(word, [...PATHS, ...FLAGS]);
  return meant === null ? null : `unknown option ${argument}: is --${meant} meant?`;
}

/** Electron's own options whose value is a word of its own; those of Chromium have theirs behind an equals sign. */
const WITH_A_WORD = ['-r', '--require'];

/** The first word that is neither a value nor, outside of packages, the application's folder. */
function strayWord(
  words: readonly { readonly index: number; readonly value: string }[],
  argv: readonly string[],
  isPackaged: boolean,
): string | null {
  const own = words.filter(({ index }) => isPackaged || !WITH_A_WORD.includes(argv[index - 1] ?? ''));
  return own[isPackaged ? 0 : 1]?.value ?? null;
}

import { err, ok, type Result } from '../result.ts';
import { alternatives, type OptionTable } from './option.ts';
import { nearOption, scan, unknownOption, type Token } from './scan.ts';

/** The arguments of a command that belong to no option, such as files. */
export interface Operands {
  readonly placeholder: string;
  readonly help: string;
  readonly least: number;
  /** Options that are not the command's own are among them, in the order typed: they are meant for another program. */
  readonly withOptions?: boolean;
}

/** A command line that passed the table's checks: no option is unknown, repeated, empty or missing. */
export interface Typed {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/**
 * Reads a command line strictly, because a mistyped option must not be ignored silently. The error is a sentence for
 * the person who typed it.
 */
export function parse(args: readonly string[], table: OptionTable, operands: Operands | null): Result<Typed, string> {
  const tokens = scan(args, table);
  const complaint = tokens.map((token) => complaintOf(token, table, operands)).find((one) => one !== null);
  if (complaint !== undefined) return err(complaint);
  const options = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const before = options.get(token.name) ?? [];
    if (before.length > 0 && table[token.name]?.isRepeated !== true) return err(`--${token.name} is there twice`);
    options.set(token.name, [...before, token.value ?? '']);
  }
  const typed = { options, operands: tokens.flatMap(operandOf) };
  const missing = missingOf(typed, table, operands) ?? misplacedOf(typed, table);
  return missing === null ? ok(typed) : err(missing);
}

/** An unknown option came this far only where it is for another program. */
function operandOf(token: Token): readonly string[] {
  if (token.kind === 'word') return [token.text];
  return token.kind === 'unknown' ? [token.typed] : [];
}

function complaintOf(token: Token, table: OptionTable, operands: Operands | null): string | null {
  switch (token.kind) {
    case 'option':
      return null;
    case 'malformed':
      return `--${token.name} ${token.complaint}`;
    case 'unknown':
      // One of our own was probably meant; the other program would not know it.
      return operands?.withOptions === true && nearOption(token.typed, table) === null
        ? null
        : unknownOption(token.typed, table);
    case 'word':
      return operands === null || token.text === '' ? strayWord(token.text, table) : null;
  }
}

function strayWord(word: string, table: OptionTable): string {
  if (Object.hasOwn(table, word)) return `"${word}" is no option: is --${word} meant?`;
  return `"${word}" is no option: a path with a space needs quotation marks, and a value its option`;
}

function missingOf({ options, operands: words }: Typed, table: OptionTable, operands: Operands | null): string | null {
  const missing = Object.entries(table)
    .filter(([name, { isRequired }]) => isRequired && !options.has(name))
    .map(([name]) => `--${name}`);
  if (missing.length === 1) return `${missing.join('')} is missing`;
  if (missing.length > 1) return `${missing.slice(0, -1).join(', ')} and ${missing.at(-1) ?? ''} are missing`;
  return operands === null || words.length >= operands.least
    ? null
    : `${operands.placeholder} is missing: ${operands.help}`;
}

function misplacedOf({ options }: Typed, table: OptionTable): string | null {
  for (const name of options.keys()) {
    const { needs = [], conflicts = [] } = table[name] ?? {};
    if (needs.length > 0 && !needs.some((other) => options.has(other)))
      return `--${name} needs ${alternatives(needs.map((other) => `--${other}`))}`;
    const other = conflicts.find((one) => options.has(one));
    if (other !== undefined) return `--${name} does not go with --${other}`;
  }
  return null;
}

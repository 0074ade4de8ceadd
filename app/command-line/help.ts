import type { ActionCommand, Command } from './command.ts';
import { EXIT_CODES_HELP } from './exit-codes.ts';
import type { Option, OptionTable } from './option.ts';

const WIDTH = 110;
const MARGIN = 2;
/** The widest option name that has its help on the same line. */
const WIDEST_NAME = 30;

/** How a command is called: `sauda claim` in a package, `npm run claim --` in the repository. */
export type CallName = string;

/** The usage line: required arguments and optional ones. */
export function usageLine(command: Command<never>, call: CallName): string {
  if (command.kind === 'group') return `usage: ${call} ${command.verbs.map(({ name }) => name).join('|')} [options]\n`;
  const { operands } = command;
  const options = Object.entries(command.options).map(([name, option]) => usageOf(name, option));
  const operand = operands === null ? [] : [operands.least > 0 ? operands.placeholder : `[${operands.placeholder}]`];
  return `${wrapped(`usage: ${call}`, [...operand, ...options])}\n`;
}

/** The whole help of a command: usage, description, each option and the exit codes. */
export function helpText(command: Command<never>, call: CallName): string {
  const about = command.text ?? `${upperFirst(command.summary)}.`;
  const rows = command.kind === 'group' ? verbRows(command.verbs) : optionRows(command);
  const more = command.kind === 'group' ? [`${call} VERB --help explains one of them`, ''] : [];
  return [usageLine(command, call), about, '', ...table(rows), '', ...more, EXIT_CODES_HELP, ''].join('\n');
}

/** The rows of the overview that lists a program's commands. */
export function overviewRows(commands: readonly { readonly name: string; readonly summary: string }[]): string {
  return table(commands.map(({ name, summary }) => [name, summary]))
    .map((line) => `${line}\n`)
    .join('');
}

/** The rows of the help for a table of options. */
export function optionTableRows(options: OptionTable): string {
  return table(Object.entries(options).map(([name, option]) => [nameOf(name, option), option.help]))
    .map((line) => `${line}\n`)
    .join('');
}

function verbRows(verbs: readonly ActionCommand<never>[]): readonly (readonly [string, string])[] {
  return verbs.map(({ name, summary }) => [name, summary]);
}

function optionRows({ operands, options }: ActionCommand<never>): readonly (readonly [string, string])[] {
  return [
    ...(operands === null ? [] : [[operands.placeholder, operands.help] as const]),
    ...Object.entries(options).map(([name, option]) => [nameOf(name, option), option.help] as const),
    ['--help', 'this text'],
  ];
}

function nameOf(name: string, { kind, placeholder }: Option<unknown>): string {
  if (kind === 'flag') return `--${name}`;
  return `--${name} ${placeholder ?? (kind === 'path' ? 'PATH' : 'TEXT')}`;
}

function usageOf(name: string, option: Option<unknown>): string {
  const whole = nameOf(name, option);
  return `${option.isRequired ? whole : `[${whole}]`}${option.isRepeated ? '...' : ''}`;
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const widest = Math.max(...rows.map(([name]) => name.length).filter((length) => length <= WIDEST_NAME));
  const indent = ' '.repeat(MARGIN + widest + MARGIN);
  return rows.flatMap(([name, help]) => {
    const [first = '', ...rest] = linesOf(help, WIDTH - indent.length);
    const more = rest.map((line) => indent + line);
    return name.length > widest
      ? [' '.repeat(MARGIN) + name, indent + first, ...more]
      : [' '.repeat(MARGIN) + name.padEnd(widest + MARGIN) + first, ...more];
  });
}

function wrapped(head: string, parts: readonly string[]): string {
  const lines = linesOf(parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' '), WIDTH - head.length - 1);
  const indent = ' '.repeat(head.length + 1);
  return `${head} ${lines.join(`\n${indent}`)}`.replaceAll('\u00a0', ' ').trimEnd();
}

function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

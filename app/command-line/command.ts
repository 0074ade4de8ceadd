import { err, ok, type Result } from '../result.ts';
import type { Ended } from './exit-codes.ts';
import { flag, type OptionPorts, type OptionTable, type OptionValues } from './option.ts';
import { parse, type Operands, type Typed } from './parse.ts';

/** The output of a command. `out` returns false once the reader has closed the pipe. */
export interface Console {
  out(text: string): boolean;
  /** Writes to standard error, for people. */
  complain(text: string): void;
}

/** A command with its options read, ready to run. */
export type Prepared<Context> = (context: Context) => Ended | Promise<Ended>;

/** A command as the help describes it. */
interface Described {
  readonly name: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** Whole sentences, shown only in this command's own help. */
  readonly text?: string;
}

/** A command that does work itself. */
export interface ActionCommand<Context> extends Described {
  readonly kind: 'action';
  readonly options: OptionTable;
  readonly operands: Operands | null;
  /** Reads the arguments after the command's name. The error is a sentence. */
  prepare(args: readonly string[], ports: OptionPorts): Result<Prepared<Context>, string>;
}

/** A command whose first argument is the name of another one, as in `certificate install`. */
export interface CommandGroup<Context> extends Described {
  readonly kind: 'group';
  readonly verbs: readonly ActionCommand<Context>[];
}

export type Command<Context> = ActionCommand<Context> | CommandGroup<Context>;

/** What a command for programs understands besides its own options; `--help` is answered before they are read. */
const COMMON = { json: flag({ help: 'the answer as JSON, one object a line' }) } as const satisfies OptionTable;

/** What a command is made of; `All` are its options together with those that every such command has. */
export interface Definition<
  Options extends OptionTable,
  Request,
  Context,
  All extends OptionTable = Options,
> extends Described {
  readonly options: Options;
  readonly operands?: Operands;
  /** Checks what a single option cannot. The error is a sentence. */
  readonly read: (
    values: OptionValues<All>,
    operands: readonly string[],
    ports: OptionPorts,
  ) => Result<Request, string>;
  readonly run: (request: Request, context: Context) => Ended | Promise<Ended>;
}

/** A command out of its table of options, which also answers programs. */
export function command<Options extends OptionTable, Request, Context>(
  definition: Definition<Options, Request, Context, Options & typeof COMMON>,
): ActionCommand<Context> {
  return plainCommand({ ...definition, options: { ...definition.options, ...COMMON } });
}

/** A command whose answer is for people, without `--json`. */
export function plainCommand<Options extends OptionTable, Request, Context>(
  definition: Definition<Options, Request, Context>,
): ActionCommand<Context> {
  const { name, summary, text, options, operands = null, read, run } = definition;
  return {
    kind: 'action',
    name,
    summary,
    ...(text === undefined ? {} : { text }),
    options,
    operands,
    prepare: (args, ports) => {
      const typed = parse(args, options, operands);
      if (!typed.ok) return typed;
      const values = readValues(options, typed.value, ports);
      if (!values.ok) return values;
      const request = read(values.value, typed.value.operands, ports);
      return request.ok ? ok((context: Context) => run(request.value, context)) : request;
    },
  };
}

function readValues<Options extends OptionTable>(
  table: Options,
  typed: Typed,
  ports: OptionPorts,
): Result<OptionValues<Options>, string> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(table)) {
    const read = option.read(typed.options.get(name) ?? [], ports);
    if (!read.ok) return err(`--${name} ${read.error}`);
    values[name] = read.value;
  }
  // The value has the type of the option with the same name, which the compiler cannot follow through the loop.
  return ok(values as OptionValues<Options>);
}

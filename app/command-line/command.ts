import { err, ok, type Result } from '../result.ts';
import type { Ended } from './exit-codes.ts';
import { flag, type OptionPorts, type OptionTable, type OptionValues } from './option.ts';
import { parse, type Operands, type Typed } from './parse.ts';

/** What every command writes to. `out` is false where nobody reads any more. */
export interface Console {
  out(text: string): boolean;
  /** For people: standard error. */
  complain(text: string): void;
}

/** A command with its options read, ready to run. */
export type Prepared<Context> = (context: Context) => Ended | Promise<Ended>;

/** What a person reads about a command. */
interface Described {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Whole sentences for the help of this command alone. */
  readonly text?: string;
}

/** A command that does something. */
export interface ActionCommand<Context> extends Described {
  readonly kind: 'action';
  readonly options: OptionTable;
  readonly operands: Operands | null;
  /** Reads what stands behind the command's name. The error is a sentence. */
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
  /** What no single option can check. The error is a sentence. */
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
  // Each value comes from the option of its own name; only the compiler cannot follow that through the loop.
  return ok(values as OptionValues<Options>);
}

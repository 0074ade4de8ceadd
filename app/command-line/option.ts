import { err, ok, type Result } from '../result.ts';

/** What reading a value needs of the machine. */
export interface OptionPorts {
  /** A path as it was typed, made absolute. */
  readonly resolvePath: (path: string) => string;
}

/** How an option is named in the help, and what it may stand with. */
export interface OptionTraits {
  readonly help: string;
  /** What stands for the value in the help, as `DIR`. */
  readonly placeholder?: string;
  /** At least one of these options has to stand beside it. */
  readonly needs?: readonly string[];
  /** None of these options may stand beside it. */
  readonly conflicts?: readonly string[];
}

/** One option of a command, as data. `Value` is what the command gets, whether the option was typed or not. */
export interface Option<Value> extends OptionTraits {
  readonly kind: 'flag' | 'path' | 'value';
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  /** Reads what was typed, in order; nothing where the option is absent. The error goes on after the option's name. */
  readonly read: (typed: readonly string[], ports: OptionPorts) => Result<Value, string>;
}

/** The options of a command by their names, in the order of the help. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** What a command gets for its options. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]: Options[Name] extends Option<infer Value> ? Value : never;
};

type ReadOne<Value> = (text: string, ports: OptionPorts) => Result<Value, string>;

/** There or not. */
export function flag(traits: OptionTraits): Option<boolean> {
  const read = (typed: readonly string[]): Result<boolean, string> => ok(typed.length > 0);
  return { ...traits, kind: 'flag', isRequired: false, isRepeated: false, read };
}

/** A value with a rule of its own; null where the option is absent. */
export function value<Value>(traits: OptionTraits, readOne: ReadOne<Value>): Option<Value | null> {
  return {
    ...traits,
    kind: 'value',
    isRequired: false,
    isRepeated: false,
    read: ([text], ports) => (text === undefined ? ok(null) : readOne(text, ports)),
  };
}

/** The option has to be there. */
export function required<Value>(option: Option<Value | null>): Option<Value> {
  return {
    ...option,
    isRequired: true,
    read: (typed, ports) => {
      const read = option.read(typed, ports);
      if (!read.ok) return read;
      return read.value === null ? err('is missing') : ok(read.value);
    },
  };
}

/** The option may be there any number of times; the values come in the order typed. */
export function repeated<Value>(option: Option<Value | null>): Option<readonly Value[]> {
  return {
    ...option,
    isRepeated: true,
    read: (typed, ports) => {
      const values: Value[] = [];
      for (const text of typed) {
        const read = option.read([text], ports);
        if (!read.ok) return read;
        if (read.value !== null) values.push(read.value);
      }
      return ok(values);
    },
  };
}

/** A path of a file or folder, absolute. */
export function path(traits: OptionTraits): Option<string | null> {
  return { ...value(traits, (typed, { resolvePath }) => ok(resolvePath(typed))), kind: 'path' };
}

/** Any text. */
export function text(traits: OptionTraits): Option<string | null> {
  return value(traits, (typed) => ok(typed));
}

/** One of several words. */
export function choice<Word extends string>(words: readonly Word[], traits: OptionTraits): Option<Word | null> {
  return value({ placeholder: words.join('|'), ...traits }, (typed) => {
    const found = words.find((word) => word === typed);
    return found === undefined ? err(`takes ${alternatives(words)}, not ${typed}`) : ok(found);
  });
}

/** A whole number between two limits, both included. */
export function wholeNumber(
  { from, to }: { readonly from: number; readonly to: number },
  traits: OptionTraits,
): Option<number | null> {
  return value({ placeholder: 'N', ...traits }, (typed) => {
    const number = /^\d{1,15}$/.test(typed) ? Number(typed) : NaN;
    return number >= from && number <= to
      ? ok(number)
      : err(`takes a whole number from ${String(from)} to ${String(to)}, not ${typed}`);
  });
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

import { err, ok, type Result } from '../result.ts';

/** What reading a value needs from the operating system. */
export interface OptionPorts {
  /** Makes a typed path absolute. */
  readonly resolvePath: (path: string) => string;
}

/** How the help names an option, and which other options it needs or excludes. */
export interface OptionTraits {
  readonly help: string;
  /** The placeholder of the value in the help, such as `DIR`. */
  readonly placeholder?: string;
  /** At least one of these options must be given as well. */
  readonly needs?: readonly string[];
  /** None of these options may be given as well. */
  readonly conflicts?: readonly string[];
}

/** One option of a command as data. `Value` is what the command receives, whether the option was typed or not. */
export interface Option<Value> extends OptionTraits {
  readonly kind: 'flag' | 'path' | 'value';
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  /**
   * Reads the typed values in order; the list is empty where the option is absent. The error continues a sentence that
   * begins with the option's name.
   */
  readonly read: (typed: readonly string[], ports: OptionPorts) => Result<Value, string>;
}

/** A command's options by name, in the order of the help. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The values that a command receives for its options. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]: Options[Name] extends Option<infer Value> ? Value : never;
};

type ReadOne<Value> = (text: string, ports: OptionPorts) => Result<Value, string>;

/** An option without a value: given or not. */
export function flag(traits: OptionTraits): Option<boolean> {
  const read = (typed: readonly string[]): Result<boolean, string> => ok(typed.length > 0);
  return { ...traits, kind: 'flag', isRequired: false, isRepeated: false, read };
}

/** An option whose value has its own rule; null where it is absent. */
export function value<Value>(traits: OptionTraits, readOne: ReadOne<Value>): Option<Value | null> {
  return {
    ...traits,
    kind: 'value',
    isRequired: false,
    isRepeated: false,
    read: ([text], ports) => (text === undefined ? ok(null) : readOne(text, ports)),
  };
}

/** Makes an option mandatory. */
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

/** An option that may be repeated; the values keep the typed order. */
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

/** The absolute path of a file or folder. */
export function path(traits: OptionTraits): Option<string | null> {
  return { ...value(traits, (typed, { resolvePath }) => ok(resolvePath(typed))), kind: 'path' };
}

/** Free text. */
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

/** The words as an enumeration: `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

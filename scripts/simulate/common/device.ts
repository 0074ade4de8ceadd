import type { Option } from '../../../app/command-line/option.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Result } from '../../../app/result.ts';
import type { Unsubscribe } from '../../../drivers/common/listeners.ts';
import type { DeviceLine } from '../../../drivers/port/memory-port.ts';
import type { Trace } from './trace.ts';

/** Something that a person in front of the device would see. `word` is what `wait` waits for. */
export interface Happening {
  readonly word: string;
  readonly text: string;
}

/** A typed command as it is shown by `help`. */
export interface HelpLine {
  readonly usage: string;
  readonly text: string;
}

/** A simulated device as the command line sees it. */
export interface SimulatedDevice {
  /** Sits down at the device's end of a line; the returned function gets up again. */
  attach(line: DeviceLine): Unsubscribe;
  /** A fresh reader of the line, each time that it is opened. */
  createTrace(): Trace;
  /** Carries out a typed command and says what was done; the error is a sentence for the person who typed it. */
  order(words: readonly string[]): Result<string, string>;
  /** Sets a fault that is given as data; the error says what is wrong with it. */
  setFault(fault: unknown): Result<string, string>;
  /** What `help` says. */
  readonly help: readonly HelpLine[];
  /** What `wait` can wait for. */
  readonly happenings: readonly string[];
  /** Whether this word is true already, so that nobody has to wait for it. */
  isAlready(word: string): boolean;
  /** The device's state, line by line. */
  status(): readonly string[];
  onHappening(listener: (happening: Happening) => void): Unsubscribe;
}

/** What was typed of the options that belong to one kind of device; all of them are optional. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** A kind of device: what `npm run simulate -- NAME` needs to know before it starts one. */
export interface DeviceKind {
  readonly name: string;
  /** What it is, for the help. */
  readonly what: string;
  /** Its own options. */
  readonly options: Readonly<Record<string, Option<string | null> | Option<boolean>>>;
  readonly baudRate: number;
  /** Makes the device; the error says which option is wrong. */
  start(values: OptionValues, clock: Clock): Promise<Result<SimulatedDevice, string>>;
}

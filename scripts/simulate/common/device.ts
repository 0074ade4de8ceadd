import type { Option } from '../../../app/command-line/option.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Result } from '../../../app/result.ts';
import type { Unsubscribe } from '../../../drivers/common/listeners.ts';
import type { DeviceLine } from '../../../drivers/port/memory-port.ts';
import type { Trace } from './trace.ts';

/** A visible event of the device. `word` is its name for `wait`. */
export interface Happening {
  readonly word: string;
  readonly text: string;
}

/** A line of `help`: a typed command and its meaning. */
export interface HelpLine {
  readonly usage: string;
  readonly text: string;
}

/** A simulated device, as the command line uses it. */
export interface SimulatedDevice {
  /** Connects the device to a line; the returned function disconnects it. */
  attach(line: DeviceLine): Unsubscribe;
  /** Makes a new reader, each time the line is opened. */
  createTrace(): Trace;
  /** Carries out a typed command and returns what was done; the error explains what is wrong with it. */
  order(words: readonly string[]): Result<string, string>;
  /** Sets a fault given as data; the error explains what is wrong with it. */
  setFault(fault: unknown): Result<string, string>;
  /** The lines of `help`. */
  readonly help: readonly HelpLine[];
  /** The words that `wait` accepts. */
  readonly happenings: readonly string[];
  /** Whether this event has already happened, so that `wait` ends at once. */
  isAlready(word: string): boolean;
  /** The device's state, line by line. */
  status(): readonly string[];
  onHappening(listener: (happening: Happening) => void): Unsubscribe;
}

/** The typed options of one kind of device; all of them are optional. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** A kind of device that `npm run simulate -- NAME` can start. */
export interface DeviceKind {
  readonly name: string;
  /** Short description for the help. */
  readonly what: string;
  /** The options of this kind of device. */
  readonly options: Readonly<Record<string, Option<string | null> | Option<boolean>>>;
  readonly baudRate: number;
  /** Makes the device; the error says which option is wrong. */
  start(values: OptionValues, clock: Clock): Promise<Result<SimulatedDevice, string>>;
}

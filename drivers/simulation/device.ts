import type { Option } from '../../app/command-line/option.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { DeviceLine } from '../port/memory-port.ts';
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

/** The typed options of one simulated device; all of them are optional. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** A picture of dots, such as a printed paper. */
export interface DotPicture {
  /** One byte for each dot of a row, 1 is black. */
  readonly rows: readonly Uint8Array[];
  /** Dots in a row. */
  readonly width: number;
}

/** A folder for pictures; those of earlier runs are kept. */
export interface PictureFolder {
  /** Saves the next picture and returns its path; the error is a sentence for the screen. */
  save(picture: DotPicture): Result<string, string>;
}

/** The ports of a simulated device. */
export interface SimulationEnvironment {
  readonly clock: Clock;
  readonly pictureFolder: (path: string) => PictureFolder;
}

/** A device that `npm run simulate -- NAME` can connect to a serial line. */
export interface LineSimulation {
  /** Short description for the help. */
  readonly what: string;
  /** The options of this kind of device. */
  readonly options: Readonly<Record<string, Option<string | null> | Option<boolean>>>;
  /** The usual speed of its line. */
  readonly baudRate: number;
  /** Loads the simulator and makes the device; the error says which option is wrong. */
  start(values: OptionValues, environment: SimulationEnvironment): Promise<Result<SimulatedDevice, string>>;
}

/** A simulation under the name of its driver. */
export interface NamedSimulation extends LineSimulation {
  readonly name: string;
}

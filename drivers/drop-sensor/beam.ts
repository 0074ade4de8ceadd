import type { Result } from '../../app/result.ts';
import type { PortError } from '../port/byte-port.ts';
import type { DropSensorError } from './drop-sensor.ts';

/** Why a sensor could not be read. */
export type BeamError = PortError | DropSensorError;

/** What the beam was like at some moment since the question. */
export interface Look {
  readonly isBlocked: boolean;
  /** When the question was handed to the line. */
  readonly askedMonoMs: number;
}

/** A sensor on an open line, by its kind of query. Every call ends within a limit. */
export interface Beam {
  /** Whether an object is in the beam or, with a latch, was in it. */
  isBlocked(): Promise<Result<boolean, BeamError>>;
  /** When the question that was answered last was handed to the line; absent where only the answer's moment is known. */
  askedMonoMs?(): number | undefined;
  /** Clears the latch; does nothing without one. */
  clear(): Promise<Result<void, BeamError>>;
  /** Whether a query without a good answer may have cleared the latch. */
  readonly isClearedByReading: boolean;
}

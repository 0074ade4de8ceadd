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

/** One kind of sensor behind an open line: how it is asked. Every call ends by itself. */
export interface Beam {
  /** Whether something is, or with a latch was, in the beam. */
  isBlocked(): Promise<Result<boolean, BeamError>>;
  /** When the question that was answered last was handed to the line; absent where only the answer's moment is known. */
  askedMonoMs?(): number | undefined;
  /** Forgets what a latch holds; nothing to do without one. */
  clear(): Promise<Result<void, BeamError>>;
  /** A question without a good answer may have lost what a latch held. */
  readonly isClearedByReading: boolean;
}

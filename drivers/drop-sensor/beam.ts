import type { Result } from '../../app/result.ts';
import type { PortError } from '../port/byte-port.ts';
import type { DropSensorError } from './drop-sensor.ts';

/** Why a sensor could not be read. */
export type BeamError = PortError | DropSensorError;

/** One kind of sensor behind an open line: how it is asked. Every call ends by itself. */
export interface Beam {
  /** Whether something is, or with a latch was, in the beam. */
  isBlocked(): Promise<Result<boolean, BeamError>>;
  /** Forgets what a latch holds; nothing to do without one. */
  clear(): Promise<Result<void, BeamError>>;
  /** A question without a good answer may have lost what a latch held. */
  readonly isClearedByReading: boolean;
}

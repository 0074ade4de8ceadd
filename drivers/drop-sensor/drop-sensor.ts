import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';

/**
 * Why the sensor itself cannot tell.
 * - `not-connected`: there is no line to it
 * - `silent`: the board does not answer
 * - `refused`: the board answers with an exception: no such input, or no such function
 * - `blocked`: something stands in the beam for longer than any product takes to fall, or the wire is off
 */
export interface DropSensorError {
  readonly kind: 'not-connected' | 'silent' | 'refused' | 'blocked';
  /** For the technical log; English. */
  readonly message: string;
}

/** `ready`: it answers and its beam is free. `lost`: nothing that falls would be noticed; the driver goes on looking. */
export type DropSensorEvent =
  { readonly kind: 'ready' } | { readonly kind: 'lost'; readonly reason: PortError | DropSensorError };

/** What became of a product: seen falling, certainly not seen, or nobody can tell because the sensor was lost meanwhile. */
export type Drop = 'seen' | 'not-seen' | 'unknown';

/** Watching one pulse. What was seen since `arm` counts, also before `fallen` is called. */
export interface DropWatch {
  /** Resolves with `seen` at once when something falls, otherwise `limitMs` after this call. Call it once. */
  fallen(limitMs: number): Promise<Drop>;
  /** Nobody waits any more. */
  cancel(): void;
}

/** A sensor below the shelves, whatever its protocol. */
export interface DropSensor {
  /** Starts looking for it. */
  start(): void;
  stop(): Promise<void>;
  /**
   * Begins to watch, before the relay moves: a latch is cleared, polling becomes fast. An error means that the sensor
   * cannot tell, so that nothing should be set in motion. One watch at a time; a new one ends the last.
   */
  arm(): Promise<Result<DropWatch, PortError | DropSensorError>>;
  onEvent(listener: (event: DropSensorEvent) => void): Unsubscribe;
}

import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';

/**
 * Why the sensor cannot be read.
 * - `not-connected`: there is no line to it
 * - `silent`: the board does not answer
 * - `refused`: the board answers with an exception: no such input, or no such function
 * - `blocked`: the beam is blocked for longer than any product takes to fall, or a wire is off
 */
export interface DropSensorError {
  readonly kind: 'not-connected' | 'silent' | 'refused' | 'blocked';
  /** For the technical log; English. */
  readonly message: string;
}

/**
 * `ready`: it answers and its beam is free. `lost`: a falling product would not be noticed; the driver keeps looking.
 */
export type DropSensorEvent =
  { readonly kind: 'ready' } | { readonly kind: 'lost'; readonly reason: PortError | DropSensorError };

/** The result for a product: seen falling, certainly not seen, or unknown because the sensor was lost meanwhile. */
export type Drop = 'seen' | 'not-seen' | 'unknown';

/** The watch over one pulse. Anything seen since `arm` counts, also before `fallen` is called. */
export interface DropWatch {
  /** Resolves with `seen` as soon as a product falls, otherwise `limitMs` after this call. Call it once. */
  fallen(limitMs: number): Promise<Drop>;
  /** Ends the watch without a result. */
  cancel(): void;
}

/** A drop sensor below the shelves, of any protocol. */
export interface DropSensor {
  /** Starts looking for it. */
  start(): void;
  stop(): Promise<void>;
  /**
   * Begins to watch before the relay moves: clears a latch and polls faster. An error means that the sensor cannot be
   * read, so nothing should be set in motion. One watch at a time; a new one ends the last.
   */
  arm(): Promise<Result<DropWatch, PortError | DropSensorError>>;
  onEvent(listener: (event: DropSensorEvent) => void): Unsubscribe;
}

/** Cancels a timer that has not fired; no effect afterwards. */
export type CancelTimer = () => void;

/** One moment on both clocks. */
export interface Now {
  readonly wallMs: number;
  readonly monoMs: number;
}

/**
 * Time as a port. Limits are measured on the monotonic clock, because a kiosk's wall clock can jump by a year when the
 * network returns. The wall clock is for people and for the journal only.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  wallMs(): number;
  /** Milliseconds since an arbitrary moment; never decreases. */
  monoMs(): number;
  /** Calls `fire` once, not earlier than `delayMs` from now. */
  setTimer(delayMs: number, fire: () => void): CancelTimer;
}

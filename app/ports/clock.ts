/** Cancels a timer that has not fired yet; harmless afterwards. */
export type CancelTimer = () => void;

/**
 * Time as a port. Limits are measured on the monotonic clock, because a kiosk's wall clock may jump by a year when
 * the network comes back; the wall clock is only for people and for the journal.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  wallMs(): number;
  /** Milliseconds since an arbitrary moment; never goes back. */
  monoMs(): number;
  /** Calls `fire` once, not earlier than `delayMs` from now. */
  setTimer(delayMs: number, fire: () => void): CancelTimer;
}

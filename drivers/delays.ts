/**
 * Every duration of the drivers in one place, in milliseconds on the monotonic clock. Tests advance their fake clock by
 * these same values.
 */
export const delays = {
  /** Opening a port, including the flush of old input; a healthy one takes a few milliseconds. */
  portOpenLimitMs: 1_500,
  /**
   * Allowance of a write on top of its time on the line. A USB adapter drains within its latency timer (16 ms); half a
   * second means that the device no longer takes bytes.
   */
  portWriteLimitMs: 500,
  /** Each of the two steps of closing (discard, close). The kernel may wait 30 s for a dead line; nobody else may. */
  portCloseLimitMs: 500,
  /** How often an open line is asked whether it has hung up; also bounds serialport's busy reading of a dead one. */
  portHangUpCheckMs: 250,
  /** First pause before a lost port is tried again; each further failure doubles it. */
  reopenFirstMs: 250,
  /** Longest such pause: with opening and preparing, a device that is plugged in again is back within 2 s. */
  reopenLongestMs: 1_500,

  /** Silence between two relay frames: the boards' one-byte UARTs lose frames that follow back to back (judgement). */
  relayFrameGapMs: 10,
  /** How long a relay board may take to answer a query; the answer itself needs 4.2 ms on the line at 9600 baud. */
  relayAnswerLimitMs: 150,
  /** Longest pulse that is ever accepted: protects a vending motor from a mistyped setting. */
  relayLongestPulseMs: 5_000,
  /** How long the simulated board keeps a relay closed for the momentary operation 06 (unconfirmed). */
  relayMomentaryMs: 500,
} as const;

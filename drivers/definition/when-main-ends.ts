/**
 * What switches a relay board off, or closes a bill acceptor, when the program has ended without doing so itself: killed,
 * crashed, out of memory. The sender has no protocol and reads no answer.
 */
export interface WhenMainEnds {
  readonly port: string;
  readonly baudRate: number;
  readonly parity: 'none' | 'even' | 'odd';
  /** In this order. The program may have ended in the middle of a frame, so that the board loses the first of them. */
  readonly frames: readonly Uint8Array[];
  /** Silence between two frames. */
  readonly gapMs: number;
  /**
   * The board may restart when its port is opened, and loses what is sent during this time; therefore everything is
   * sent twice.
   */
  readonly restartMs?: number;
  /**
   * How long a pulse may take beyond its length while the board does not answer; absent where that is well within a
   * second. A program that is still waiting then has not stalled.
   */
  readonly aroundPulseMs?: number;
}

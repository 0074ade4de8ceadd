import type { FoundDevice } from '../../app/devices/found-device.ts';

/** How the bytes of a question are sent. */
export interface LineSpeed {
  readonly baudRate: number;
  readonly parity: 'none' | 'even';
}

/** An open line at one speed. Once it has ended every answer is empty. */
export interface ProbeLine {
  /**
   * Sends a question and gives back what came within the limit; earlier where `isWhole` says so. What still comes right
   * behind that is part of it, so that an answer among other bytes is no answer.
   */
  ask(question: Uint8Array, limitMs: number, isWhole?: (received: Uint8Array) => boolean): Promise<Uint8Array>;
  /** Sends what is not answered. */
  tell(bytes: Uint8Array): Promise<void>;
}

/**
 * How a driver asks whether its device hangs on a line where anything may hang. A question is harmless to every other
 * device at every speed: it moves, prints, enables and switches nothing, even where it is heard wrongly. Each probe says
 * why, and `test/unit/devices-search/harmless.test.ts` shows it.
 */
export interface Probe {
  /** The usual speeds of its devices, the most usual one first. */
  readonly speeds: readonly LineSpeed[];
  /**
   * When it is asked. `first`: at all its speeds before any other question, because this device would put on paper what it
   * takes for text; the modem lines are still as the system has set them. `quiet`: with DTR and RTS off, on which boards
   * restart. `quiet-and-loud`: also at the end with both on.
   */
  readonly turn: 'first' | 'quiet' | 'quiet-and-loud';
  /**
   * Sent at each of its speeds after every other probe's questions: what a device without a voice took for text is
   * forgotten before a line of it is full.
   */
  readonly farewell?: Uint8Array;
  /** Null: no such device answered. */
  ask(line: ProbeLine, speed: LineSpeed): Promise<readonly FoundDevice[] | null>;
}

/** Loads a driver's probe; a kiosk that never searches never loads it. */
export type LoadProbe = () => Promise<Probe>;

/** The line settings of everything but some Modbus boards. */
export function plainSpeeds(...baudRates: readonly number[]): readonly LineSpeed[] {
  return baudRates.map((baudRate) => ({ baudRate, parity: 'none' }));
}

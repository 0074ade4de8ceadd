import type { Tiyn } from '../../../app/money/money.ts';
import type { Run } from './machine.ts';

/** A bill acceptor as the people around it see it. */
export interface Acceptor {
  start(run: Run): void;
  /** The machine's power is gone, and with it the unit's, or only the unit's host. */
  powerLost(): void;
  /** A note is put to the entry; whether it is drawn in. */
  insert(billTiyn: Tiyn): boolean;
  /** Whether a note would be drawn in now. */
  takesNotes(): boolean;
  plug(isPlugged: boolean): void;
  /** Something is in the way, or not any more. */
  jam(isJammed: boolean): void;
  /** The technician takes the cassette out, and brings an empty one. */
  takeCassette(isOut: boolean): void;
  /** A note is on its way. */
  isBusy(): boolean;
  /** Works again, for good. */
  calm(): void;
}

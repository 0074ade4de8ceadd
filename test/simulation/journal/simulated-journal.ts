import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import type { Result } from '../../../app/result.ts';
import type { Now } from '../../../app/ports/clock.ts';
import type { Problem } from '../../../app/problem.ts';

/** Draws a whole number from 0 to `below - 1`; 0 is what happens when nothing goes wrong. */
export type Draw = (what: string, below: number) => number;

/** The power failed during a write: the caller no longer exists. */
export class PowerCut extends Error {}

/** What is thrown: one for all, because each of its own would record a stack that nobody reads. */
export const POWER_CUT = new PowerCut('the power failed');

/** The journal between a kiosk that may die at any moment and a disk that loses what was not synchronised. */
export interface SimulatedJournal {
  /** At boot: reads back whatever the disk has kept. */
  open(): Result<Ledger, Problem>;
  /** Durable when it returns ok. Throws `PowerCut` if one was asked for by `cutDuringNextAppend`. */
  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem>;
  probe(): Result<void, Problem>;
  /** `binding`: at which service; left out where there is one. */
  knowsPurchase(qrPaymentId: string, binding?: string | null): boolean;
  /** What the kiosk does at a quiet moment: summary, copy, checkpoint. */
  tidy(now: Now): void;
  /** For the auditor: every entry that is there now, in order. */
  entries(): readonly RecordedEntry[];
  /** The disk refuses every write, or takes them again. */
  setFull(full: boolean): void;
  /** The next append is cut somewhere between its first and its last byte. */
  cutDuringNextAppend(): void;
  /** The power is gone: which of the unsynchronised sectors survive is drawn. `open` comes next. */
  cutPower(draw: Draw): void;
  close(): void;
}

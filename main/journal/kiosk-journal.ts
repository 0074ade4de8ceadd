import type { JournalEntry } from '../../app/journal/entry.ts';
import type { Ledger } from '../../app/journal/replay.ts';
import type { Problem } from '../../app/problem.ts';
import type { Result } from '../../app/result.ts';
import type { Now } from '../../app/ports/clock.ts';

/** At once, or when another thread has answered. */
export type Soon<T> = T | Promise<T>;

/** A journal that was opened. */
export interface OpenedJournal {
  readonly ledger: Ledger;
  /** Where a damaged journal was set aside; null where nothing had to be. */
  readonly rescuedFolder: string | null;
}

/** What a tidying left behind. */
export interface TidyReport {
  /** The size of the write-ahead log. */
  readonly logBytes: number;
  /** Somebody reads the journal, so that the log could not be emptied. */
  readonly isRead: boolean;
}

/** The journal as a running kiosk uses it. Questions are answered in the order in which they are asked. */
export interface KioskJournal {
  /** Opens the journal and adds it up, see `JournalKeeper`. */
  open(): Soon<Result<OpenedJournal, Problem>>;
  /** Durable when the answer is ok. */
  append(entries: readonly JournalEntry[], now: Now): Soon<Result<void, Problem>>;
  /** Whether an entry could be written now. Opens a journal again whose thread has ended. */
  probe(): Soon<Result<void, Problem>>;
  /** Summary, copy and checkpoint; at a quiet moment. */
  tidy(now: Now): Soon<TidyReport>;
  /** Whether a purchase with this number was ever opened. */
  knowsPurchase(qrPaymentId: string): Soon<boolean>;
  close(): Soon<void>;
}

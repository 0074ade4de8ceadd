import type { JournalEntry } from '../../app/journal/entry.ts';
import type { Ledger } from '../../app/journal/replay.ts';
import type { Problem } from '../../app/problem.ts';
import type { Result } from '../../app/result.ts';
import type { Now } from '../../app/ports/clock.ts';

/** A value, or a promise of it from another thread. */
export type Soon<T> = T | Promise<T>;

/** A journal that was opened. */
export interface OpenedJournal {
  readonly ledger: Ledger;
  /** Folder of a damaged journal that was set aside; null otherwise. */
  readonly rescuedFolder: string | null;
}

/** Result of `tidy`. */
export interface TidyReport {
  /** Size of the write-ahead log. */
  readonly logBytes: number;
  /** Whether another program reads the journal, so that the log could not be emptied. */
  readonly isRead: boolean;
  /** The files that SQLite keeps beside the open journal were removed, and it was opened again; absent otherwise. */
  readonly isReopened?: boolean | undefined;
}

/** The journal of a running kiosk. Calls are carried out in their order, but `tidy` gives way to later ones. */
export interface KioskJournal {
  /** Opens the journal and reads its ledger, see `JournalKeeper`. */
  open(): Soon<Result<OpenedJournal, Problem>>;
  /** Appends entries, which are durable when the result is ok. */
  append(entries: readonly JournalEntry[], now: Now): Soon<Result<void, Problem>>;
  /** Checks that an entry could be written now. Reopens a journal whose thread has ended. */
  probe(): Soon<Result<void, Problem>>;
  /** Writes summary and copy, and does a checkpoint. For quiet moments. */
  tidy(now: Now): Soon<TidyReport>;
  /** Whether a purchase with this number was ever opened; null while the journal is unavailable. */
  knowsPurchase(qrPaymentId: string, binding: string | null): Soon<boolean | null>;
  /**
   * Keeps a text that counts while the journal ends as it does now: what the next start may show. A failure is of no
   * consequence. Absent where there is no window.
   */
  keepView?(kept: string): Soon<void>;
  close(): Soon<void>;
}

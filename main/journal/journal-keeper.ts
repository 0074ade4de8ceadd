import { join } from 'node:path';
import type { JournalEntry } from '../../app/journal/entry.ts';
import type { Ledger } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { Now } from '../../app/session/event.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import { openJournal, type Journal } from './journal.ts';

/** The journal of a data directory, whether it can be opened yet or not. */
export class JournalKeeper {
  readonly #dataDirectory: string;
  #journal: Journal | null = null;
  #refused: Problem = problem('journal-failed');

  constructor(dataDirectory: string) {
    this.#dataDirectory = dataDirectory;
  }

  get isOpen(): boolean {
    return this.#journal !== null;
  }

  /** Opens the journal and adds it up. */
  open(): Result<Ledger, Problem> {
    const opened = openJournal(join(this.#dataDirectory, 'journal.db'), join(this.#dataDirectory, 'backups'));
    if (!opened.ok) return this.#refuse(opened.error);
    try {
      const ledger = opened.value.open();
      this.#journal = opened.value;
      // What an earlier run left in the write-ahead log; failing is no reason not to sell, the next quiet moment tries again.
      void opened.value.checkpoint();
      return ok(ledger);
    } catch (error) {
      opened.value.close();
      return this.#refuse(problem('journal-damaged', { detail: error instanceof Error ? error.message : String(error) }));
    }
  }

  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem> {
    return this.#journal === null ? err(this.#refused) : this.#journal.append(entries, now);
  }

  probe(): Result<void, Problem> {
    return this.#journal === null ? err(this.#refused) : this.#journal.probe();
  }

  /** At a quiet moment; a disk that refuses shows itself at the next entry. */
  tidy(now: Now): void {
    void this.#journal?.summarise(now);
    void this.#journal?.checkpoint();
  }

  knowsPurchase(qrPaymentId: string): boolean {
    return this.#journal?.knowsPurchase(qrPaymentId) ?? false;
  }

  close(): void {
    this.#journal?.close();
    this.#journal = null;
  }

  #refuse(why: Problem): Result<never, Problem> {
    this.#refused = why;
    return err(why);
  }
}

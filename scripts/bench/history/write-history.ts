/** A journal with many past sales, written by the journal's own code into a data directory. */
import Database from 'better-sqlite3';
import type { Result } from '../../../app/result.ts';
import type { Now } from '../../../app/ports/clock.ts';
import type { Problem } from '../../../app/problem.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { openJournalCopy } from '../../../main/journal/journal-copy.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { morning, pastSale, type Step } from './past-sales.ts';
import { seededRandom } from './random.ts';
import { DAY_MS } from '../../../app/units.ts';

const SEED = 20_261_122;
const SALES_PER_DAY = 150;
const SALES_PER_TRANSACTION = 10_000;
const CACHE_KB = 1_000_000;
/** When the last day of a history began. */
export const LAST_MORNING_MS = Date.parse('2026-01-01T09:00:00+05:00');

/**
 * Appends sales and cleans up after each as the kiosk does, but not durably: many sales share one transaction, and
 * nothing waits for the disk. Throws if the journal refuses an entry.
 */
export function writeHistory(dataDirectory: string, sales: number, progress: (done: number) => void): void {
  const files = journalFiles(dataDirectory);
  const database = new Database(files.database);
  const opened = openJournal(files.database, files.backups, {
    copy: openJournalCopy(files.copy),
    openDatabase: () => database,
  });
  if (!opened.ok) throw new Error(`the journal is refused: ${opened.error.reason}`);
  database.pragma('synchronous = OFF');
  database.pragma(`cache_size = -${CACHE_KB}`);
  const past = new Past(opened.value, sales);
  for (let first = 0; first < sales; first += SALES_PER_TRANSACTION) {
    database.exec('BEGIN');
    const until = Math.min(sales, first + SALES_PER_TRANSACTION);
    for (let number = first; number < until; number += 1) past.addSale(number);
    database.exec('COMMIT');
    progress(until);
  }
  expectDone(opened.value.copy());
  expectDone(opened.value.checkpoint());
  opened.value.close();
}

/** Days of sales, the last of them on a fixed morning. */
class Past {
  readonly #journal: Journal;
  readonly #random = seededRandom(SEED);
  readonly #days: number;
  #startedMs = 0;
  #wallMs = 0;

  constructor(journal: Journal, sales: number) {
    this.#journal = journal;
    this.#days = Math.ceil(sales / SALES_PER_DAY);
  }

  addSale(number: number): void {
    if (number % SALES_PER_DAY === 0) this.#beginDay(number / SALES_PER_DAY);
    for (const step of pastSale(number, this.#random)) this.#take(step);
    expectDone(this.#journal.summarise(this.#now()));
  }

  #beginDay(day: number): void {
    this.#startedMs = LAST_MORNING_MS - (this.#days - day) * DAY_MS;
    this.#wallMs = this.#startedMs;
    this.#take(morning());
  }

  #take({ afterMs, entries }: Step): void {
    this.#wallMs += afterMs;
    expectDone(this.#journal.append(entries, this.#now()));
  }

  #now(): Now {
    return { wallMs: this.#wallMs, monoMs: this.#wallMs - this.#startedMs };
  }
}

/** Throws if the journal refused. */
export function expectDone(done: Result<unknown, Problem>): void {
  if (!done.ok)
    throw new Error(`the journal is refused: ${done.error.reason} ${JSON.stringify(done.error.parameters)}`);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { claimsOf } from '../../app/claims/claim.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { CashFacts } from '../../app/service/doors/cash/facts.ts';
import type { OpenSums, PastPage, PastQuery, ReadSoFar, SoldBars, WholeSale } from '../../app/past/past.ts';
import { journalFiles, type JournalFiles } from '../journal/journal-files.ts';
import { LOCK_LIMIT_MS } from '../journal/lock-limit.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';
import { belongsTo, readSoFar, saleOf, takeStep } from './past-builder.ts';
import { forgetPastFile, openPastFile } from './past-file.ts';
import { readCash, type KnownCash } from './read-cash.ts';
import { findPage, knownCash, openSums, soldBars } from './past-queries.ts';

/** Steps taken before a question is answered: a day of a busy machine. After an update the rest follows meanwhile. */
const STEPS_BEFORE_ANSWER = 10;

/** Why past sales are not available. */
export type PastFailure = 'unreadable';

/**
 * Past sales, read beside the running kiosk from its journal, which is never written here. Lists come from a file of
 * their own, `past-sales.db`, which follows the journal; what is on record of a sale is always read from the journal
 * itself. Everything blocks, so that it belongs into a thread of its own.
 */
export class PastKeeper {
  readonly #files: JournalFiles;
  readonly #file: string;
  #past: Database.Database | null = null;

  constructor(dataDirectory: string) {
    this.#files = journalFiles(dataDirectory);
    this.#file = join(dataDirectory, 'past-sales.db');
  }

  /** A page of sales, and, for a list of what is open, its sums. */
  page(query: PastQuery): Result<{ readonly page: PastPage; readonly sums: OpenSums }, PastFailure> {
    return this.#read((journal, past) => {
      const read = follow(past, journal);
      const saleIdOf = (number: string): string | null => saleIdOfPurchase(journal, number);
      return { page: { ...findPage(past, query, saleIdOf), read }, sums: openSums(past) };
    });
  }

  /** All that is on record of a sale; null where there is none with this number. */
  sale(saleId: string): Result<WholeSale | null, PastFailure> {
    return this.#readJournal((journal) => {
      const entries = journal
        .prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sale_id = ? ORDER BY sequence`)
        .all(saleId)
        .map(recordedEntry);
      if (entries.length === 0) return null;
      return { sale: saleOf(entries), entries, claim: claimsOf(entries)[0] ?? null };
    });
  }

  /** What was sold from a moment until another, both midnights in Kazakhstan. */
  bars(period: { readonly fromMs: number; readonly untilMs: number }): Result<SoldBars, PastFailure> {
    return this.#read((journal, past) => {
      const read = follow(past, journal);
      return { ...soldBars(past, period), read };
    });
  }

  /** What the door `cash` shows. */
  cash(): Result<CashFacts, PastFailure> {
    return this.#readJournal((journal) => readCash(journal, this.#knownCash(journal)));
  }

  /** Undefined where the list cannot be kept, as on a full disk: the journal alone tells everything, only slower. */
  #knownCash(journal: Database.Database): KnownCash | undefined {
    try {
      const past = this.#pastOf(journal);
      return knownCash(past, follow(past, journal).entries);
    } catch (error) {
      this.close();
      if (isOfThePast(error)) forgetPastFile(this.#file);
      if (isExpected(error)) return undefined;
      throw error;
    }
  }

  /** Takes one more step; false when the list has caught up, or cannot follow. */
  goOn(): boolean {
    const stepped = this.#read((journal, past) => takeStep(past, journal));
    return stepped.ok && stepped.value.entries < stepped.value.of;
  }

  close(): void {
    this.#past?.close();
    this.#past = null;
  }

  #read<T>(ask: (journal: Database.Database, past: Database.Database) => T): Result<T, PastFailure> {
    return this.#readJournal((journal) => {
      try {
        return ask(journal, this.#pastOf(journal));
      } catch (error) {
        // A damaged list is built anew by the next question; nothing but time is lost.
        this.close();
        if (isOfThePast(error)) forgetPastFile(this.#file);
        throw error;
      }
    });
  }

  #pastOf(journal: Database.Database): Database.Database {
    this.#past ??= openPastFile(this.#file);
    if (belongsTo(this.#past, journal)) return this.#past;
    this.close();
    forgetPastFile(this.#file);
    this.#past = openPastFile(this.#file);
    return this.#past;
  }

  /** Opened for each question: a rescue may put another file in its place. */
  #readJournal<T>(ask: (journal: Database.Database) => T): Result<T, PastFailure> {
    let journal: Database.Database | null = null;
    try {
      // Without the kiosk's own connection SQLite would leave files of another owner beside the journal.
      if (!existsSync(this.#files.log)) return err('unreadable');
      journal = new Database(this.#files.database, { readonly: true, fileMustExist: true, timeout: LOCK_LIMIT_MS });
      return ok(ask(journal));
    } catch (error) {
      if (isExpected(error)) return err('unreadable');
      throw error;
    } finally {
      journal?.close();
    }
  }
}

function follow(past: Database.Database, journal: Database.Database): ReadSoFar {
  let read = readSoFar(past, journal);
  for (let step = 0; step < STEPS_BEFORE_ANSWER && read.entries < read.of; step += 1) read = takeStep(past, journal);
  return read;
}

const ownerSchema = z.object({ sale_id: z.string() }).optional();

function saleIdOfPurchase(journal: Database.Database, qrPaymentId: string): string | null {
  const row = journal
    .prepare("SELECT sale_id FROM entries WHERE kind = 'purchase-known' AND json_extract(body, '$.qrPaymentId') = ?")
    .get(qrPaymentId);
  return ownerSchema.parse(row)?.sale_id ?? null;
}

function isExpected(error: unknown): boolean {
  return error instanceof Database.SqliteError || error instanceof z.ZodError;
}

function isOfThePast(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|SCHEMA)/.test(error.code);
}

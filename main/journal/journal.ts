import { statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { entrySchema, type JournalEntry, type RecordedEntry } from '../../app/journal/entry.ts';
import type { Ledger } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import type { Now } from '../../app/ports/clock.ts';
import { entryHash, type ChainEnd } from './chain.ts';
import { checkAtStart } from './check-at-start.ts';
import { copyMissing, copyRows } from './copy-entries.ts';
import type { HashedRow } from './copy-line.ts';
import type { JournalCopy } from './journal-copy.ts';
import { journalProblem } from './journal-problem.ts';
import { LOCK_LIMIT_MS } from './lock-limit.ts';
import { migrate } from './migrations.ts';
import { nextSummary } from './next-summary.ts';
import { openQueries } from './open-sales.ts';
import { ENTRY_COLUMNS, lastEntry, recordedEntry } from './rows.ts';
import { isOfService, SaleBooks } from './sale-books.ts';
import { keepPrivate } from '../files/keep-private.ts';
import { keepLittleInMemory } from '../files/little-memory.ts';

/** The money journal: append-only, durable when `append` returns. */
export interface Journal {
  /**
   * Appends all entries or none; they are durable when the result is ok. An entry that does not fit to earlier ones
   * gives an `internal-error` that names it, and nothing is written.
   */
  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem>;
  /** The sequence of the last entry on disk; 0 without any. */
  readonly lastSequence: number;
  /** All entries, in order. Throws on an invalid row. */
  read(): IterableIterator<RecordedEntry>;
  /**
   * The ledger needed at a start: all unsettled sales, and the stock. Reads from the last summary on, so that its
   * duration does not grow with the history. Throws on an invalid row, on a broken chain since the summary, and on a
   * copy with later entries.
   */
  open(): Ledger;
  /** Writes a summary if there are many entries since the last one. For quiet moments. */
  summarise(now: Now): Result<void, Problem>;
  /** Whether a purchase with this number was ever opened at this service, so that no second one uses it. */
  knowsPurchase(qrPaymentId: string, binding: string | null): boolean;
  /** Copies the next part of the missing entries, if there is a copy. For quiet moments. */
  copy(): Result<void, Problem>;
  /**
   * Moves the write-ahead log into the file, so that the file alone is complete. For quiet moments. False while another
   * program reads; it does not wait, and the next quiet moment tries again. `keeping` leaves the log's length as it is,
   * and is false where an entry of the log could not be moved.
   */
  checkpoint(how?: 'emptying' | 'keeping'): Result<boolean, Problem>;
  /** Checks that an entry could be written now, without leaving one. */
  probe(): Result<void, Problem>;
  close(): void;
}

/** SQLite's synchronous=FULL, as `PRAGMA synchronous` reads it back. */
const SYNCHRONOUS_FULL = 2;

/** The parts of a journal. */
export interface JournalParts {
  /** The copy of every entry; null if it cannot be used. */
  readonly copy: JournalCopy | null;
  /** Opens the database; tests simulate a failing disk here. */
  readonly openDatabase: (file: string) => Database.Database;
}

const ON_ITS_OWN: JournalParts = {
  copy: null,
  openDatabase: (file) => new Database(file, { timeout: LOCK_LIMIT_MS }),
};

/** Opens or creates the journal; a full or read-only disk is returned as a problem. */
export function openJournal(
  file: string,
  backupsDirectory: string,
  parts: Partial<JournalParts> = {},
): Result<Journal, Problem> {
  const { copy, openDatabase } = { ...ON_ITS_OWN, ...parts };
  let database: Database.Database | null = null;
  try {
    if (lostItsHead(file, copy)) {
      return err(
        problem('journal-damaged', {
          file: basename(file),
          detail: 'the file is gone or empty, what belongs to it is not',
        }),
      );
    }
    keepPrivate(file);
    const opened = openDatabase(file);
    database = opened;
    opened.pragma('journal_mode = WAL');
    opened.pragma('synchronous = FULL');
    keepLittleInMemory(opened);
    assertDurable(opened);
    const migrated = migrate(opened, file, backupsDirectory);
    if (migrated.ok) return ok(journalOver(opened, copy));
    opened.close();
    return migrated;
  } catch (error) {
    database?.close();
    return err(journalProblem(error));
  }
}

/**
 * Whether the database file is missing although there are entries. Beside a write-ahead log, SQLite would delete the
 * log with every sale in it. Beside a copy with entries, this is not a first start.
 */
function lostItsHead(file: string, copy: JournalCopy | null): boolean {
  const size = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return size(file) === 0 && (size(`${file}-wal`) > 0 || (copy?.highest() ?? 0) > 0);
}

/** Checks that SQLite has accepted the settings on which durability depends; throws otherwise. */
function assertDurable(database: Database.Database): void {
  const mode = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== SYNCHRONOUS_FULL) {
    throw new Error(`the journal is not durable: journal_mode ${String(mode)}, synchronous ${String(synchronous)}`);
  }
}

/** Writes entries after the end of the chain, all or none; returns the written rows. */
function insertion(
  database: Database.Database,
): Database.Transaction<(end: ChainEnd, entries: readonly JournalEntry[], now: Now) => readonly HashedRow[]> {
  const insert = database.prepare(
    'INSERT INTO entries (sequence, wall_ms, mono_ms, sale_id, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const writeEnd = database.prepare('UPDATE chain_end SET sequence = ?, hash = ?');
  return database.transaction((end: ChainEnd, entries: readonly JournalEntry[], now: Now): readonly HashedRow[] => {
    const rows: HashedRow[] = [];
    let { sequence, hash } = end;
    for (const entry of entries) {
      const checked = entrySchema.parse(entry);
      sequence += 1;
      const row = {
        sequence,
        wallMs: Math.round(now.wallMs),
        monoMs: Math.round(now.monoMs),
        saleId: 'saleId' in checked ? checked.saleId : null,
        kind: checked.kind,
        body: JSON.stringify(checked),
      };
      hash = entryHash(hash, row);
      insert.run(row.sequence, row.wallMs, row.monoMs, row.saleId, row.kind, row.body, hash);
      rows.push({ ...row, hash });
    }
    writeEnd.run(sequence, hash);
    return rows;
  });
}

const boundSchema = z.object({ binding: z.string().nullable() });

function journalOver(database: Database.Database, copy: JournalCopy | null): Journal {
  // A purchase from before there were several services is one of its sale's.
  const known = database.prepare(
    `SELECT coalesce(json_extract(known.body, '$.binding'), json_extract(opened.body, '$.binding')) AS binding
     FROM entries AS known LEFT JOIN entries AS opened ON opened.sale_id = known.sale_id AND opened.kind = 'sale-opened'
     WHERE known.kind = 'purchase-known' AND json_extract(known.body, '$.qrPaymentId') = ?`,
  );
  const select = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries ORDER BY sequence`);
  const ofSale = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sale_id = ? ORDER BY sequence`);
  const knowsPurchase = (qrPaymentId: string, binding: string | null): boolean =>
    known.all(qrPaymentId).some((row) => isOfService(boundSchema.parse(row).binding, binding));
  const books = new SaleBooks({ ofSale: (saleId) => ofSale.all(saleId).map(recordedEntry), knowsPurchase });
  const unfinished = openQueries(database);
  const insertAll = insertion(database);
  let end: ChainEnd = lastEntry(database);

  const append = (entries: readonly JournalEntry[], now: Now): Result<void, Problem> => {
    try {
      const checked = books.check(entries, now.wallMs);
      if (!checked.ok) return checked;
      const rows = insertAll.immediate(end, entries, now);
      books.keep(checked.value);
      end = rows.at(-1) ?? end;
      // The entries are on disk; after a failure the copy is completed at the next quiet moment.
      if (copy !== null) void copyRows(copy, rows);
      return ok(undefined);
    } catch (error) {
      return err(journalProblem(error));
    }
  };

  return {
    append,
    get lastSequence(): number {
      return end.sequence;
    },
    *read(): IterableIterator<RecordedEntry> {
      for (const row of select.iterate()) yield recordedEntry(row);
    },
    open(): Ledger {
      checkAtStart(database, unfinished.chainSeenUntil(), copy);
      return unfinished.ledger();
    },
    summarise(now): Result<void, Problem> {
      const summary = nextSummary(unfinished, end.sequence);
      if (!summary.ok) return summary;
      return summary.value === null ? ok(undefined) : append([summary.value], now);
    },
    knowsPurchase,
    copy: () => (copy === null ? ok(undefined) : copyMissing(copy, database)),
    checkpoint: (how = 'emptying') => checkpoint(database, how === 'emptying' ? 'TRUNCATE' : 'PASSIVE'),
    probe: () => probe(database),
    close(): void {
      try {
        database.close();
      } finally {
        copy?.close();
      }
    },
  };
}

const checkpointSchema = z.tuple([z.object({ busy: z.number(), log: z.number(), checkpointed: z.number() })]);

function checkpoint(database: Database.Database, mode: 'TRUNCATE' | 'PASSIVE'): Result<boolean, Problem> {
  try {
    // With a timeout, the checkpoint would wait for readers, and all later entries with it.
    database.pragma('busy_timeout = 0');
    try {
      const [{ busy, log, checkpointed }] = checkpointSchema.parse(database.pragma(`wal_checkpoint(${mode})`));
      return ok(busy === 0 && log === checkpointed);
    } finally {
      database.pragma(`busy_timeout = ${String(LOCK_LIMIT_MS)}`);
    }
  } catch (error) {
    return err(journalProblem(error));
  }
}

/** Space for more than one sale, so that a sale that begins can also end. */
const PROBE_BYTES = 65_536;

function probe(database: Database.Database): Result<void, Problem> {
  try {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.prepare('INSERT INTO probes (filling) VALUES (zeroblob(?))').run(PROBE_BYTES);
      database.exec('DELETE FROM probes');
      database.exec('COMMIT');
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
    return ok(undefined);
  } catch (error) {
    return err(journalProblem(error));
  }
}

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { entrySchema, MAX_UNSETTLED, type JournalEntry, type RecordedEntry } from '../../app/journal/entry.ts';
import { summaryOf, type Ledger } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import type { Now } from '../../app/session/event.ts';
import { z } from 'zod';
import { CHAIN_START, entryHash } from './chain.ts';
import { migrate } from './migrations.ts';
import { openQueries } from './open-sales.ts';
import { ENTRY_COLUMNS, recordedEntry } from './rows.ts';

/** The money journal: append-only, durable when `append` returns. */
export interface Journal {
  /** All or nothing, and on the disk's platter when it returns ok. */
  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem>;
  /** Everything ever written, in order. Throws on a row that we never wrote. */
  read(): IterableIterator<RecordedEntry>;
  /**
   * What has to be known at a start: every sale that is not settled, and the stock. Reads from the last summary on, so
   * that it does not take longer with every sale. Throws on a row that we never wrote.
   */
  open(): Ledger;
  /** Adds up what has come since the last summary, if it is much. At a quiet moment. */
  summarise(now: Now): Result<void, Problem>;
  /** Whether a purchase with this number was ever opened: no second one may use it. */
  knowsPurchase(qrPaymentId: string): boolean;
  /** Moves the write-ahead log into the file itself, so that the file alone is complete; at a quiet moment. */
  checkpoint(): Result<void, Problem>;
  /** Whether an entry could be written now, without leaving one. */
  probe(): Result<void, Problem>;
  close(): void;
}

/** A start reads at most so many entries beside those of unsettled sales: some fifty sales. */
const ENTRIES_PER_SUMMARY = 500;

/** SQLite's synchronous=FULL, as `PRAGMA synchronous` reads it back. */
const SYNCHRONOUS_FULL = 2;

/** Opens or creates the journal; a disk without room or rights is a problem, not an exception. */
export function openJournal(file: string, backupsDirectory: string): Result<Journal, Problem> {
  if (lostItsHead(file)) return err(problem('journal-damaged', { file: basename(file), detail: 'the file is empty' }));
  try {
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    assertDurable(database);
    const migrated = migrate(database, file, backupsDirectory);
    if (!migrated.ok) {
      database.close();
      return migrated;
    }
    return ok(journalOver(database));
  } catch (error) {
    return err(journalProblem(error));
  }
}

/** An empty file beside a full write-ahead log: SQLite would throw the log away, and with it every sale in it. */
function lostItsHead(file: string): boolean {
  const size = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return size(file) === 0 && size(`${file}-wal`) > 0;
}

/** A journal that only looks safe is worse than none. */
function assertDurable(database: Database.Database): void {
  const mode = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== SYNCHRONOUS_FULL) {
    throw new Error(`the journal is not durable: journal_mode ${String(mode)}, synchronous ${String(synchronous)}`);
  }
}

function journalOver(database: Database.Database): Journal {
  const insert = database.prepare(
    'INSERT INTO entries (sequence, wall_ms, mono_ms, sale_id, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const known = database.prepare(
    "SELECT 1 FROM entries WHERE kind = 'purchase-known' AND json_extract(body, '$.qrPaymentId') = ?",
  );
  const select = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries ORDER BY sequence`);
  const unfinished = openQueries(database);
  let end = endOfChain(database);

  const insertAll = database.transaction((entries: readonly JournalEntry[], now: Now): ChainEnd => {
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
    }
    return { sequence, hash };
  });

  const append = (entries: readonly JournalEntry[], now: Now): Result<void, Problem> => {
    try {
      end = insertAll.immediate(entries, now);
      return ok(undefined);
    } catch (error) {
      return err(journalProblem(error));
    }
  };

  return {
    append,
    *read(): IterableIterator<RecordedEntry> {
      for (const row of select.iterate()) yield recordedEntry(row);
    },
    open: () => unfinished.ledger(),
    summarise(now): Result<void, Problem> {
      if (end.sequence - unfinished.summarisedUntil() < ENTRIES_PER_SUMMARY) return ok(undefined);
      const summary = summaryOf(unfinished.ledger());
      return summary.unsettled.length > MAX_UNSETTLED ? ok(undefined) : append([summary], now);
    },
    knowsPurchase: (qrPaymentId) => known.get(qrPaymentId) !== undefined,
    checkpoint: () => checkpoint(database),
    probe: () => probe(database),
    close(): void {
      database.close();
    },
  };
}

/** The last entry, which the next one builds on. */
interface ChainEnd {
  readonly sequence: number;
  readonly hash: Buffer;
}

const endSchema = z.object({ sequence: z.number().int(), hash: z.instanceof(Buffer) });

function endOfChain(database: Database.Database): ChainEnd {
  const row = database.prepare('SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1').get();
  return row === undefined ? { sequence: 0, hash: CHAIN_START } : endSchema.parse(row);
}

function checkpoint(database: Database.Database): Result<void, Problem> {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
    return ok(undefined);
  } catch (error) {
    return err(journalProblem(error));
  }
}

/** Room for more than one sale: what is begun must also be able to end. */
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

const FULL_CODES = new Set(['SQLITE_FULL', 'ENOSPC']);
const DAMAGED_CODES = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

/** Names what is wrong with the disk or the file. */
export function journalProblem(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (FULL_CODES.has(code)) return problem('journal-full', { detail });
  if ([...DAMAGED_CODES].some((damaged) => code.startsWith(damaged))) return problem('journal-damaged', { detail });
  return problem('journal-failed', { code, detail });
}

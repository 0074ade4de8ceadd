import { statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { entrySchema, type JournalEntry, type RecordedEntry } from '../../app/journal/entry.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import type { Now } from '../../app/session/event.ts';
import { z } from 'zod';
import { migrate } from './migrations.ts';

/** The money journal: append-only, durable when `append` returns. */
export interface Journal {
  /** All or nothing, and on the disk's platter when it returns ok. */
  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem>;
  /** Everything ever written, in order. Throws on a row that we never wrote. */
  read(): IterableIterator<RecordedEntry>;
  /** Whether a purchase with this number was ever opened: no second one may use it. */
  knowsPurchase(qrPaymentId: string): boolean;
  /** Moves the write-ahead log into the file itself, so that the file alone is complete; at a quiet moment. */
  checkpoint(): Result<void, Problem>;
  /** Whether an entry could be written now, without leaving one. */
  probe(): Result<void, Problem>;
  close(): void;
}

const rowSchema = z.object({
  sequence: z.number().int(),
  wall_ms: z.number().int(),
  mono_ms: z.number(),
  body: z.string(),
});

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
    'INSERT INTO entries (sequence, wall_ms, mono_ms, sale_id, kind, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const known = database.prepare(
    "SELECT 1 FROM entries WHERE kind = 'purchase-known' AND json_extract(body, '$.qrPaymentId') = ?",
  );
  const select = database.prepare('SELECT sequence, wall_ms, mono_ms, body FROM entries ORDER BY sequence');
  let last = lastSequence(database);

  const insertAll = database.transaction((entries: readonly JournalEntry[], now: Now) => {
    entries.forEach((entry, index) => {
      const checked = entrySchema.parse(entry);
      const saleId = 'saleId' in checked ? checked.saleId : null;
      const sequence = last + 1 + index;
      insert.run(sequence, Math.round(now.wallMs), Math.round(now.monoMs), saleId, checked.kind, JSON.stringify(checked));
    });
  });

  return {
    append(entries, now): Result<void, Problem> {
      try {
        insertAll.immediate(entries, now);
        last += entries.length;
        return ok(undefined);
      } catch (error) {
        return err(journalProblem(error));
      }
    },
    *read(): IterableIterator<RecordedEntry> {
      for (const row of select.iterate()) yield recordedEntry(row);
    },
    knowsPurchase: (qrPaymentId) => known.get(qrPaymentId) !== undefined,
    checkpoint: () => checkpoint(database),
    probe: () => probe(database),
    close(): void {
      database.close();
    },
  };
}

function lastSequence(database: Database.Database): number {
  const value = database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get();
  return z.number().int().parse(value);
}

/** Reads one row; throws on anything that we never wrote. */
export function recordedEntry(row: unknown): RecordedEntry {
  const { sequence, wall_ms: wallMs, mono_ms: monoMs, body } = rowSchema.parse(row);
  return { sequence, wallMs, monoMs, entry: entrySchema.parse(JSON.parse(body)) };
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

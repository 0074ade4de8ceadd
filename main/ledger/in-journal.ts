import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { verifyChain, type ChainVerdict } from '../journal/chain.ts';
import { CHAINED_COLUMNS, chainedRow, ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';

/** From this version on every entry has its hash. */
const FIRST_CHAINED_VERSION = 2;

/** One moment of a journal. */
export interface JournalReading {
  /** Every entry, in order; to be read once. */
  readonly entries: Iterable<RecordedEntry>;
  /** Null in a journal of the first version, which has no chain yet. */
  readonly chain: () => ChainVerdict | null;
}

/** Reads the journal of a running, stopped or killed kiosk without writing to it. The error is a sentence in English. */
export function inJournal<T>(dataDirectory: string, read: (reading: JournalReading) => T): Result<T, string> {
  const file = join(dataDirectory, 'journal.db');
  if (!existsSync(file)) return err(`${file} does not exist: is this the kiosk's data directory?`);
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      // One moment for all readings: the kiosk may be writing.
      return database.transaction(() => {
        return ok(read({ entries: recorded(database), chain: () => chainOf(database) }));
      })();
    } finally {
      database.close();
    }
  } catch (error) {
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function chainOf(database: Database.Database): ChainVerdict | null {
  const version = z.number().parse(database.pragma('user_version', { simple: true }));
  return version < FIRST_CHAINED_VERSION ? null : verifyChain(chained(database.prepare(CHAINED_COLUMNS).iterate()));
}

function* chained(rows: Iterable<unknown>): Generator<ReturnType<typeof chainedRow>> {
  for (const row of rows) yield chainedRow(row);
}

/** Begins to read when it is first asked: a connection reads one thing at a time. */
function* recorded(database: Database.Database): Generator<RecordedEntry> {
  for (const row of database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries ORDER BY sequence`).iterate()) yield recordedEntry(row);
}

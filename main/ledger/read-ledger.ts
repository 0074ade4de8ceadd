import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { replay, type Ledger } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { recordedEntry } from '../journal/journal.ts';

/** Reads the journal of a running, stopped or killed kiosk without writing to it. */
export function readLedger(dataDirectory: string): Result<Ledger, string> {
  const file = join(dataDirectory, 'journal.db');
  if (!existsSync(file)) return err(`${file} does not exist: is this the kiosk's data directory?`);
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const rows = database.prepare('SELECT sequence, wall_ms, mono_ms, body FROM entries ORDER BY sequence').iterate();
      return ok(replay(recorded(rows)));
    } finally {
      database.close();
    }
  } catch (error) {
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function* recorded(rows: Iterable<unknown>): Generator<ReturnType<typeof recordedEntry>> {
  for (const row of rows) yield recordedEntry(row);
}

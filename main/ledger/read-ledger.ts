import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { replay, type Ledger } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { verifyChain, type ChainVerdict } from '../journal/chain.ts';
import { CHAINED_COLUMNS, chainedRow, ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';

/** What the journal of a data directory adds up to, and whether anybody has changed it. */
export interface AuditedLedger extends Ledger {
  /** Null in a journal of the first version, which has no chain yet. */
  readonly chain: ChainVerdict | null;
}

/** From this version on every entry has its hash. */
const FIRST_CHAINED_VERSION = 2;

/** Reads the journal of a running, stopped or killed kiosk without writing to it. */
export function readLedger(dataDirectory: string): Result<AuditedLedger, string> {
  const file = join(dataDirectory, 'journal.db');
  if (!existsSync(file)) return err(`${file} does not exist: is this the kiosk's data directory?`);
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      // One moment for both readings: the kiosk may be writing.
      return database.transaction(() => {
        const rows = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries ORDER BY sequence`).iterate();
        return ok({ ...replay(recorded(rows)), chain: chainOf(database) });
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

function* recorded(rows: Iterable<unknown>): Generator<ReturnType<typeof recordedEntry>> {
  for (const row of rows) yield recordedEntry(row);
}

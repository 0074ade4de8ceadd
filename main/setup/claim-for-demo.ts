import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { problem, type Problem } from '../../app/problem.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { journalFiles } from '../journal/journal-files.ts';
import { keptSchema } from '../../app/service/state/kept-schema.ts';
import { isJournalOfDemo, markAsDemo } from './demo-journal.ts';

/** Sales, notes without a sale, and what was taken out of the cassette. */
const MONEY = `SELECT 1 FROM entries
  WHERE sale_id IS NOT NULL OR kind IN ('orphan-recorded', 'cash-collected') LIMIT 1`;

/**
 * Whether a demonstration may run in this data directory. One of a machine that has sold, or that has a PIN, belongs to
 * that machine: its configuration is lost, or its `payment` is. A demonstration would write into its books and offer its
 * set-up to everybody, so the machine is out of service instead. A journal without any money becomes the demonstration's.
 */
export function claimForDemo(
  { dataDirectory, configFile }: { readonly dataDirectory: string; readonly configFile: string | null },
  wallMs: number,
): Result<void, Problem> {
  if (isJournalOfDemo(dataDirectory)) return ok(undefined);
  const { database } = journalFiles(dataDirectory);
  const hasJournal = existsSync(database);
  const hasOwnPin = configFile === null && hasPin(dataDirectory);
  if (hasOwnPin || (hasJournal && hasMoney(database)))
    return err(problem('config-lost', { file: configFile ?? join(dataDirectory, 'kiosk.yaml') }));
  if (hasJournal) markAsDemo(dataDirectory, wallMs);
  return ok(undefined);
}

/** A journal that cannot be read may hold anything. */
function hasMoney(file: string): boolean {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return database.prepare(MONEY).get() !== undefined;
    } finally {
      database.close();
    }
  } catch {
    return true;
  }
}

/** Whether the last valid configuration had a technician's PIN. */
function hasPin(dataDirectory: string): boolean {
  try {
    const read = keptSchema.safeParse(JSON.parse(readFileSync(join(dataDirectory, 'service.json'), 'utf8')));
    return read.success && read.data.hashes.technician !== null;
  } catch {
    return false;
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { ledgerReport } from '../../app/journal/ledger.ts';
import { replay, type Ledger } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { recordedEntry } from '../journal/journal.ts';
import { ledgerTable } from './table.ts';

const USAGE = 'usage: npm run ledger -- --data-dir DIR [--json]';

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

function main(): number {
  let values: { 'data-dir'?: string | undefined; json?: boolean | undefined };
  try {
    ({ values } = parseArgs({ options: { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  const dataDirectory = values['data-dir'];
  if (dataDirectory === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const ledger = readLedger(dataDirectory);
  if (!ledger.ok) {
    process.stderr.write(`${ledger.error}\n`);
    return 1;
  }
  const report = ledgerReport(ledger.value);
  if (values.json === true) {
    for (const line of report.lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    process.stdout.write(`${JSON.stringify({ totals: report.totals })}\n`);
  } else {
    process.stdout.write(ledgerTable(report));
  }
  return 0;
}

if (import.meta.main) process.exitCode = main();

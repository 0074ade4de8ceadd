import { statSync } from 'node:fs';
import { replay } from '../../../app/journal/replay.ts';
import { openForReading } from '../../files/open-for-reading.ts';
import { verifyChain } from '../chain.ts';
import type { JournalFiles } from '../journal-files.ts';
import { CHAINED_COLUMNS, chainedRow, ENTRY_COLUMNS, recordedEntry, writtenEnd } from '../rows.ts';

/**
 * Whether a journal needs no rescue: SQLite's integrity check passes, the chain is intact up to its recorded end, and
 * the replay of all entries succeeds. Reads the whole journal.
 */
export function isIntact(files: JournalFiles): boolean {
  // SQLite would delete the log of an empty file.
  if ((statSync(files.database, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  try {
    const { database, close } = openForReading(files.database);
    try {
      if (database.pragma('integrity_check', { simple: true }) !== 'ok') return false;
      const chain = verifyChain(mapped(database.prepare(CHAINED_COLUMNS).iterate(), chainedRow));
      replay(
        mapped(database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries ORDER BY sequence`).iterate(), recordedEntry),
      );
      return chain.kind === 'intact' && writtenEnd(database).hash.toString('hex') === chain.head;
    } finally {
      close();
    }
  } catch {
    return false;
  }
}

function* mapped<T>(rows: Iterable<unknown>, read: (row: unknown) => T): Generator<T> {
  for (const row of rows) yield read(row);
}

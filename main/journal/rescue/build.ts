import Database from 'better-sqlite3';
import { verifyChain, type ChainEnd, type ChainedRow } from '../chain.ts';
import { migrate } from '../migrations.ts';
import { CHAINED_COLUMNS, chainedRow, writtenEnd } from '../rows.ts';
import type { CollectedRow } from './row-collection.ts';

/**
 * Writes a journal of proven rows and verifies it. The file is not durable and is not repaired after a power cut,
 * because it is not used before the rescue has decided. Throws the errors of SQLite, and if the verification fails.
 */
export function buildJournal(
  file: string,
  backupsDirectory: string,
  rows: Iterable<CollectedRow>,
  end: ChainEnd,
): void {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    const migrated = migrate(database, file, backupsDirectory);
    if (!migrated.ok) throw new Error(`the new journal is refused: ${migrated.error.reason}`);
    fill(database, rows, end);
  } finally {
    database.close();
  }
  readBack(file, end);
}

function fill(database: Database.Database, rows: Iterable<CollectedRow>, end: ChainEnd): void {
  const insert = database.prepare(
    'INSERT INTO entries (sequence, wall_ms, mono_ms, sale_id, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  database.transaction(() => {
    for (const { sequence, wallMs, monoMs, saleId, kind, body, hash } of rows)
      insert.run(sequence, wallMs, monoMs, saleId, kind, body, hash);
    database.prepare('UPDATE chain_end SET sequence = ?, hash = ?').run(end.sequence, end.hash);
  })();
}

function readBack(file: string, end: ChainEnd): void {
  const database = new Database(file, { readonly: true });
  try {
    const chain = verifyChain(chained(database.prepare(CHAINED_COLUMNS).iterate()));
    const isWhole =
      chain.kind === 'intact' &&
      chain.head === end.hash.toString('hex') &&
      writtenEnd(database).sequence === end.sequence;
    if (!isWhole) throw new Error('the new journal does not read back as it was written');
  } finally {
    database.close();
  }
}

function* chained(rows: Iterable<unknown>): Generator<ChainedRow & { readonly hash: Buffer | null }> {
  for (const row of rows) yield chainedRow(row);
}

import Database from 'better-sqlite3';
import type { JournalEntry } from '../../../app/journal/entry.ts';

/** A journal as the first version of the application left it: without hashes, without summaries. */
export function writeFirstVersion(file: string, entries: readonly JournalEntry[]): void {
  const old = new Database(file);
  old.exec(`CREATE TABLE entries (sequence INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, sale_id TEXT, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX entries_by_sale ON entries (sale_id, sequence) WHERE sale_id IS NOT NULL;
    CREATE UNIQUE INDEX purchases_once ON entries (json_extract(body, '$.qrPaymentId')) WHERE kind = 'purchase-known';
    CREATE TABLE probes (id INTEGER PRIMARY KEY, filling BLOB NOT NULL) STRICT;
    CREATE TRIGGER entries_keep BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;`);
  const insert = old.prepare('INSERT INTO entries VALUES (?, 1, 1, ?, ?, ?)');
  old.transaction(() => {
    entries.forEach((entry, index) =>
      insert.run(index + 1, 'saleId' in entry ? entry.saleId : null, entry.kind, JSON.stringify(entry)),
    );
  })();
  old.pragma('user_version = 1');
  old.close();
}

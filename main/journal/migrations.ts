import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';

/**
 * Forward steps only, each from the version of its index to the next; they add and never drop. The triggers make the
 * journal append-only for every program, not only for ours.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE entries (
     sequence INTEGER PRIMARY KEY,
     wall_ms INTEGER NOT NULL,
     mono_ms INTEGER NOT NULL,
     sale_id TEXT,
     kind TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX entries_by_sale ON entries (sale_id, sequence) WHERE sale_id IS NOT NULL;
   CREATE UNIQUE INDEX purchases_once ON entries (json_extract(body, '$.qrPaymentId')) WHERE kind = 'purchase-known';
   CREATE TABLE probes (id INTEGER PRIMARY KEY, filling BLOB NOT NULL) STRICT;
   CREATE TRIGGER entries_keep BEFORE DELETE ON entries
     BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
   CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
     BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
   CREATE TRIGGER entries_without_gaps BEFORE INSERT ON entries
     WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
     BEGIN SELECT raise(ABORT, 'the journal has no gaps'); END;`,
];

/** The newest version of the file that this application writes. */
export const JOURNAL_VERSION = MIGRATIONS.length;

/** Brings the file to our version, after a copy into `backupsDirectory`; a newer file is left alone. */
export function migrate(database: Database.Database, file: string, backupsDirectory: string): Result<void, Problem> {
  const version = z.number().int().parse(database.pragma('user_version', { simple: true }));
  if (version > JOURNAL_VERSION) return err(problem('journal-newer', { file: basename(file), code: String(version) }));
  if (version === JOURNAL_VERSION) return ok(undefined);
  if (version > 0) backUp(database, file, version, backupsDirectory);
  for (let from = version; from < JOURNAL_VERSION; from += 1) {
    const statements = MIGRATIONS[from] ?? '';
    database.transaction(() => {
      database.exec(statements);
      database.pragma(`user_version = ${String(from + 1)}`);
    })();
  }
  return ok(undefined);
}

function backUp(database: Database.Database, file: string, version: number, backupsDirectory: string): void {
  mkdirSync(backupsDirectory, { recursive: true });
  const copy = join(backupsDirectory, `${basename(file)}.v${String(version)}.${String(Date.now())}`);
  database.prepare('VACUUM INTO ?').run(copy);
}

import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import { CHAIN_START, entryHash } from './chain.ts';
import { CHAINED_COLUMNS, chainedRow, lastEntry } from './rows.ts';

/** A step of the schema: statements, or a function where rows have to be worked on. */
type Migration = string | ((database: Database.Database) => void);

/**
 * Forward steps only, each from the version of its index to the next; they add and never drop. The triggers make the
 * journal append-only for every program, not only for ours.
 */
const MIGRATIONS: readonly Migration[] = [
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
  addChain,
  addEnd,
];

const STAYS = `CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;`;

/** The hash chain, over the entries of earlier versions too; only for that moment may a row be touched. */
function addChain(database: Database.Database): void {
  database.exec(`ALTER TABLE entries ADD COLUMN hash BLOB;
    CREATE INDEX summaries ON entries (sequence) WHERE kind = 'summary';
    DROP TRIGGER entries_stay;`);
  const update = database.prepare('UPDATE entries SET hash = ? WHERE sequence = ?');
  let previous = CHAIN_START;
  for (const row of database.prepare(CHAINED_COLUMNS).all()) {
    const chained = chainedRow(row);
    previous = entryHash(previous, chained);
    update.run(previous, chained.sequence);
  }
  database.exec(`${STAYS}
    CREATE TRIGGER entries_chained BEFORE INSERT ON entries WHEN NEW.hash IS NULL OR length(NEW.hash) <> 32
      BEGIN SELECT raise(ABORT, 'every entry of the journal has its hash'); END;`);
}

/**
 * Where the chain ends, once more and on another page than the last entry: when that page cannot be read, it is still
 * known which entry was the last, and whether anything is missing.
 */
function addEnd(database: Database.Database): void {
  database.exec(`CREATE TABLE chain_end (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL) STRICT`);
  const insert = database.prepare('INSERT INTO chain_end (id, sequence, hash) VALUES (1, ?, ?)');
  const { sequence, hash } = lastEntry(database);
  insert.run(sequence, hash);
}

/** The newest version of the file that this application writes. */
export const JOURNAL_VERSION = MIGRATIONS.length;

/** Brings the file to our version, after a copy into `backupsDirectory`; a newer file is left alone. */
export function migrate(database: Database.Database, file: string, backupsDirectory: string): Result<void, Problem> {
  const version = z.number().int().parse(database.pragma('user_version', { simple: true }));
  if (version > JOURNAL_VERSION) return err(problem('journal-newer', { file: basename(file), code: String(version) }));
  if (version === JOURNAL_VERSION) return ok(undefined);
  if (version > 0) backUp(database, file, version, backupsDirectory);
  for (let from = version; from < JOURNAL_VERSION; from += 1) {
    const step = MIGRATIONS[from] ?? '';
    database.transaction(() => {
      if (typeof step === 'string') database.exec(step);
      else step(database);
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

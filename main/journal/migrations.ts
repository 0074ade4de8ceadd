import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { backUp, freeBytesOfDisk, versionOf, type FreeBytes } from './backup.ts';
import { CHAIN_START, entryHash } from './chain.ts';
import { CHAINED_SELECT, chainedRow, lastEntry } from './rows.ts';

/** A migration of the schema: statements, or a function that changes rows. */
type Migration = string | ((database: Database.Database) => void);

/**
 * Migrations, each from the version of its index to the next; they add and never drop an entry. The triggers make the journal
 * append-only for every program.
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
  // Numbers of different services may coincide; purchases from before there were several have no service on record.
  `CREATE UNIQUE INDEX purchases_once_a_service
     ON entries (json_extract(body, '$.qrPaymentId'), coalesce(json_extract(body, '$.binding'), ''))
     WHERE kind = 'purchase-known';
   DROP INDEX IF EXISTS purchases_once;`,
  // From here on a sale may be of several products. A program that does not know of them would read it as its first one,
  // so that it must refuse the file.
  '',
];

const STAYS = `CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;`;

const ROWS_PER_PART = 10_000;

/** Adds the hash chain, including the entries of earlier versions; the only migration that changes rows. */
function addChain(database: Database.Database): void {
  database.exec(`ALTER TABLE entries ADD COLUMN hash BLOB;
    CREATE INDEX summaries ON entries (sequence) WHERE kind = 'summary';
    DROP TRIGGER entries_stay;`);
  const update = database.prepare('UPDATE entries SET hash = ? WHERE sequence = ?');
  const some = database.prepare(`${CHAINED_SELECT} WHERE sequence > ? ORDER BY sequence LIMIT ?`);
  let previous = CHAIN_START;
  let done = 0;
  // Rows are read in parts, because a connection cannot read while it writes, and all rows may not fit into memory.
  for (let rows = some.all(done, ROWS_PER_PART); rows.length > 0; rows = some.all(done, ROWS_PER_PART)) {
    for (const row of rows) {
      const chained = chainedRow(row);
      previous = entryHash(previous, chained);
      update.run(previous, chained.sequence);
      done = chained.sequence;
    }
  }
  database.exec(`${STAYS}
    CREATE TRIGGER entries_chained BEFORE INSERT ON entries WHEN NEW.hash IS NULL OR length(NEW.hash) <> 32
      BEGIN SELECT raise(ABORT, 'every entry of the journal has its hash'); END;`);
}

/**
 * Adds a record of the chain's end on another page than the last entry: if that page cannot be read, the last entry is
 * still known, and whether any is missing.
 */
function addEnd(database: Database.Database): void {
  database.exec(
    `CREATE TABLE chain_end (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL) STRICT`,
  );
  const insert = database.prepare('INSERT INTO chain_end (id, sequence, hash) VALUES (1, ?, ?)');
  const { sequence, hash } = lastEntry(database);
  insert.run(sequence, hash);
}

/** The version of the file that this application writes. */
export const JOURNAL_VERSION = MIGRATIONS.length;

/** Up to this version the migration rewrites every row, first in the write-ahead log, then in a longer file. */
const REWRITTEN_UNTIL = 1;
const ROOM_TO_REWRITE = 2;

/**
 * Migrates the file to `JOURNAL_VERSION`, after a copy into `backupsDirectory`; a newer file is not changed. Each
 * migration is atomic, so that `user_version` says at any moment which program can read the file: the switch between
 * versions of the program goes by it (`resources/linux/package/tree/usr/lib/sauda/journal-version`). Throws the errors of
 * SQLite; then the copy of an unchanged file is removed, because the next attempt makes another one.
 */
export function migrate(
  database: Database.Database,
  file: string,
  backupsDirectory: string,
  freeBytes: FreeBytes = freeBytesOfDisk,
): Result<void, Problem> {
  const version = versionOf(database);
  if (version > JOURNAL_VERSION) return err(problem('journal-newer', { file: basename(file), code: String(version) }));
  if (version === JOURNAL_VERSION) return ok(undefined);
  const times = version <= REWRITTEN_UNTIL ? ROOM_TO_REWRITE : 0;
  const copied = version === 0 ? ok(null) : backUp(database, file, backupsDirectory, { times, freeBytes });
  if (!copied.ok) return copied;
  try {
    for (let from = version; from < JOURNAL_VERSION; from += 1) takeStep(database, from);
    return ok(undefined);
  } catch (error) {
    if (copied.value !== null && versionOf(database) === version) rmSync(copied.value, { force: true });
    throw error;
  }
}

function takeStep(database: Database.Database, from: number): void {
  const step = MIGRATIONS[from] ?? '';
  database.transaction(() => {
    if (typeof step === 'string') database.exec(step);
    else step(database);
    database.pragma(`user_version = ${String(from + 1)}`);
  })();
}

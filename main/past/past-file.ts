import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { keepPrivate } from '../files/keep-private.ts';

/** Raised with every change of the tables or of what they are filled with; another version is built anew. */
const PAST_VERSION = 5;

const TABLES = `
  CREATE TABLE progress (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
  CREATE TABLE sales (
    sequence INTEGER PRIMARY KEY,
    sale_id TEXT NOT NULL UNIQUE,
    external_id TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    paid_ms INTEGER,
    product_id TEXT NOT NULL,
    name TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    lines TEXT,
    price_tiyn INTEGER NOT NULL,
    paid_tiyn INTEGER NOT NULL,
    cash_tiyn INTEGER NOT NULL,
    qr_tiyn INTEGER NOT NULL,
    owed_tiyn INTEGER NOT NULL,
    doubt_tiyn INTEGER NOT NULL,
    note_doubt INTEGER NOT NULL,
    invoice_doubt INTEGER NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    code_shown INTEGER NOT NULL,
    is_open INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE orphans (
    orphan_id TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    amount_tiyn INTEGER,
    is_open INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE cash_entries (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT;
  CREATE INDEX cash_entries_by_kind ON cash_entries (kind, sequence);
  CREATE INDEX orphans_open ON orphans (at_ms) WHERE is_open = 1;
  CREATE INDEX sales_by_number ON sales (external_id);
  CREATE INDEX sales_by_start ON sales (started_ms);
  CREATE INDEX sales_by_payment ON sales (paid_ms) WHERE paid_ms IS NOT NULL;
  CREATE INDEX sales_by_price ON sales (price_tiyn, sequence);
  CREATE INDEX sales_by_paid ON sales (paid_tiyn, sequence) WHERE paid_tiyn <> price_tiyn AND paid_tiyn > 0;
  CREATE INDEX sales_by_code ON sales (code, sequence);
  CREATE INDEX sales_open ON sales (sequence) WHERE is_open = 1;`;

/**
 * Opens the list of past sales beside the journal. It is derived from the journal and can be lost at any time: what
 * cannot be used is deleted and built anew.
 */
export function openPastFile(file: string): Database.Database {
  try {
    return opened(file);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) && !(error instanceof z.ZodError)) throw error;
    forgetPastFile(file);
    return opened(file);
  }
}

/** Deletes the list. */
export function forgetPastFile(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
}

function opened(file: string): Database.Database {
  keepPrivate(file);
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    // A power cut may take the last steps with it, which are read from the journal again.
    database.pragma('synchronous = NORMAL');
    const version = z.number().parse(database.pragma('user_version', { simple: true }));
    if (version !== PAST_VERSION) {
      const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
      if (!isEmpty) throw new Database.SqliteError('another version', 'SQLITE_SCHEMA');
      database.transaction(() => {
        database.exec(TABLES);
        database.pragma(`user_version = ${String(PAST_VERSION)}`);
      })();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

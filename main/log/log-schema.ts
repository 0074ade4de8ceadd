import type Database from 'better-sqlite3';
import { z } from 'zod';

/**
 * Forward steps only, each from the version of its index to the next. They add columns and tables and never rewrite
 * lines, so that a start does not take longer with a long log; and no copy is made first, because it would outlive the
 * retention. The first files had no version, hence IF NOT EXISTS.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS log (
     id INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, level TEXT NOT NULL, event TEXT NOT NULL, facts TEXT NOT NULL
   ) STRICT`,
  // Lines from before belong to run 0, whose monotonic clock nobody knows.
  `ALTER TABLE log ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE log ADD COLUMN mono_ms INTEGER;
   CREATE TABLE runs (
     run INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, lived_ms INTEGER NOT NULL
   ) STRICT;
   INSERT INTO runs (run, wall_ms, mono_ms, lived_ms) VALUES (0, 0, 0, 0);`,
];

/** The newest version of the file that this application writes. */
export const LOG_VERSION = MIGRATIONS.length;
/** From this version on a line knows its run and its monotonic time. */
export const FIRST_VERSION_WITH_RUNS = 2;

/** The version of a file. */
export function logVersion(database: Database.Database): number {
  return z
    .number()
    .int()
    .parse(database.pragma('user_version', { simple: true }));
}

/**
 * Brings the file to our version; `check` throws if it is no log of ours, and then nothing has happened to it. A newer
 * log is written as it is, if it still has our columns: after going back to an older version the kiosk still has a log.
 */
export function migrateLog(database: Database.Database, check: () => void): void {
  database.transaction(() => {
    for (let from = logVersion(database); from < LOG_VERSION; from += 1) {
      database.exec(MIGRATIONS[from] ?? '');
      database.pragma(`user_version = ${String(from + 1)}`);
    }
    check();
  })();
}

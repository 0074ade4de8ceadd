import type Database from 'better-sqlite3';
import { z } from 'zod';

/**
 * The migrations: each upgrades from the version of its index to the next. They add columns and tables and never
 * rewrite lines, so that a long log does not delay a start. No copy is made first, because it would outlive the
 * retention period. The first files had no version, hence IF NOT EXISTS.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS log (
     id INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, level TEXT NOT NULL, event TEXT NOT NULL, facts TEXT NOT NULL
   ) STRICT`,
  // Lines from before belong to run 0, whose monotonic clock is unknown.
  `ALTER TABLE log ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE log ADD COLUMN mono_ms INTEGER;
   CREATE TABLE runs (
     run INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, lived_ms INTEGER NOT NULL
   ) STRICT;
   INSERT INTO runs (run, wall_ms, mono_ms, lived_ms) VALUES (0, 0, 0, 0);`,
];

/** The newest version of the file, which this application writes. */
export const LOG_VERSION = MIGRATIONS.length;
/** The first version whose lines have a run and a monotonic time. */
export const FIRST_VERSION_WITH_RUNS = 2;

/** The version of a file. */
export function logVersion(database: Database.Database): number {
  return z
    .number()
    .int()
    .parse(database.pragma('user_version', { simple: true }));
}

/**
 * Upgrades the file to the current version. `check` throws if the file is not a log, before anything is changed. A
 * newer log that still has the known columns is written as it is, so that the kiosk has a log after a downgrade.
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

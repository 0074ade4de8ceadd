import type Database from 'better-sqlite3';

/** SQLite's own default. The library's is 16 MB for each connection, which fill up in the first three thousand sales. */
const CACHE_KB = 2_000;

/** For a connection that stays open as long as the program runs: of what has passed by, little is needed again. */
export function keepLittleInMemory(database: Database.Database): void {
  database.pragma(`cache_size = -${String(CACHE_KB)}`);
}

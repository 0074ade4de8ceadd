import Database, { SqliteError } from 'better-sqlite3';
import { keepPrivate } from '../files/keep-private.ts';
import { UpdateError } from './update-error.ts';

/** Releases the lock; the system also releases it when the process ends in any way, and after a power cut nobody has it. */
export type ReleaseRunLock = () => void;

/** Loads what locks, as long as the archive of the application is a folder. */
export function loadLocks(): void {
  new Database(':memory:').close();
}

/**
 * Keeps a second program from writing into the same folder; null where another one has it. An empty SQLite database is the
 * lock, as for the journal: nothing is written, and no number of a process has to be believed. Throws an `UpdateError`.
 */
export function takeRunLock(file: string): ReleaseRunLock | null {
  let database: Database.Database | null = null;
  try {
    keepPrivate(file);
    const opened = new Database(file, { timeout: 0 });
    database = opened;
    opened.exec('BEGIN EXCLUSIVE');
    return () => {
      opened.close();
    };
  } catch (error) {
    database?.close();
    if (!(error instanceof SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY')) return null;
    throw new UpdateError(error.code === 'SQLITE_FULL' ? 'no-room' : 'disk', `${file}: ${error.message}`);
  }
}

import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import { keepOwner } from '../files/keep-owner.ts';
import { journalProblem } from './journal-problem.ts';

/** Releases the lock; the system also releases it when the process ends in any way. */
export type ReleaseLock = () => void;

/**
 * Locks the journal. `shared` is for its users, `exclusive` for replacing its files. The lock file is an empty SQLite
 * database, because SQLite uses the locks of each operating system. Nothing is written.
 */
export function lockJournal(lockFile: string, hold: 'shared' | 'exclusive'): Result<ReleaseLock, Problem> {
  let database: Database.Database | null = null;
  try {
    const isNew = !existsSync(lockFile);
    const opened = new Database(lockFile, { timeout: 0 });
    // A command of the administrator may be the first to need it.
    if (isNew) keepOwner(lockFile);
    database = opened;
    opened.exec(hold === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
    if (hold === 'shared') opened.prepare('SELECT count(*) FROM sqlite_schema').get();
    return ok(() => {
      opened.close();
    });
  } catch (error) {
    database?.close();
    return err(journalProblem(error));
  }
}

import Database from 'better-sqlite3';
import { err, ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import { journalProblem } from './journal-problem.ts';

/** Ends the hold; the system ends it as well when the process dies, however it dies. */
export type ReleaseLock = () => void;

/**
 * `shared`: somebody uses the journal. `exclusive`: nobody else does, so that its files may be exchanged. An empty
 * SQLite file, because its locks are those of the system, on every system. Nothing is written.
 */
export function lockJournal(lockFile: string, hold: 'shared' | 'exclusive'): Result<ReleaseLock, Problem> {
  let database: Database.Database | null = null;
  try {
    const opened = new Database(lockFile, { timeout: 0 });
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

import type Database from 'better-sqlite3';
import { err, ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import type { HashedRow } from './copy-line.ts';
import type { JournalCopy } from './journal-copy.ts';
import { JournalDamageError, journalProblem } from './journal-problem.ts';
import { chainedRow, CHAINED_SELECT } from './rows.ts';

/** Entries copied at once; a journal without a copy is copied in parts, so that no customer waits for it. */
const ENTRIES_PER_COPYING = 2_000;

/** Copies entries that were just committed. */
export function copyRows(copy: JournalCopy, rows: readonly HashedRow[]): Result<void, Problem> {
  try {
    copy.append(rows);
    return ok(undefined);
  } catch (error) {
    return err(journalProblem(error));
  }
}

/** Copies the next part of the missing entries, and flushes the copy to the disk. */
export function copyMissing(copy: JournalCopy, database: Database.Database): Result<void, Problem> {
  try {
    const missing = database.prepare(`${CHAINED_SELECT} WHERE sequence > ? ORDER BY sequence LIMIT ?`);
    copy.append(missing.all(copy.end()?.sequence ?? 0, ENTRIES_PER_COPYING).map(hashedRow));
    copy.sync();
    return ok(undefined);
  } catch (error) {
    return err(journalProblem(error));
  }
}

function hashedRow(read: unknown): HashedRow {
  const row = chainedRow(read);
  if (row.hash === null) throw new JournalDamageError(`entry ${String(row.sequence)} has no hash`);
  return { ...row, hash: row.hash };
}

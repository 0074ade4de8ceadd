import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { JournalFiles } from '../journal-files.ts';

/** An idle journal's log is empty or has a few entries; a longer one is not worth reading before the window opens. */
const LONGEST_LOG_BYTES = 262_144;

/**
 * What changes with every entry of a journal, read without SQLite: its file, the whole write-ahead log, into which an
 * entry goes first, and the length of the copy, which gets the entry before it leaves the log. Null where that cannot be
 * told.
 */
export function journalMark({ database, log, copy }: Pick<JournalFiles, 'database' | 'log' | 'copy'>): string | null {
  try {
    const { ino, size, mtimeMs } = statSync(database);
    const logBytes = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0 || logBytes > LONGEST_LOG_BYTES) return null;
    const entries = logBytes === 0 ? '' : createHash('sha256').update(readFileSync(log)).digest('hex');
    return JSON.stringify([ino, size, mtimeMs, entries, statSync(copy).size]);
  } catch {
    return null;
  }
}

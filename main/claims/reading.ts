import { existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import { openForReading, type OpenedForReading } from '../files/open-for-reading.ts';
import { checkAtStart } from '../journal/check-at-start.ts';
import { openJournalCopy, type JournalCopy } from '../journal/journal-copy.ts';
import type { JournalFiles } from '../journal/journal-files.ts';
import { JournalDamageError, journalProblem } from '../journal/journal-problem.ts';
import { JOURNAL_VERSION } from '../journal/migrations.ts';
import type { Claim } from '../../app/claims/claim.ts';
import { findClaims } from './find.ts';

/** Why a journal cannot be read or trusted. */
export type ReadingFailure =
  | { readonly reason: 'no-journal'; readonly file: string }
  | { readonly reason: 'newer'; readonly file: string }
  | { readonly reason: 'damaged' | 'unreadable'; readonly file: string; readonly detail: string };

/** The debts under a code in a journal. */
export interface ClaimReading {
  readonly claims: readonly Claim[];
  /** The entry that does not follow from those before it, in words; null where all do. */
  readonly changed: string | null;
  /**
   * Whether an earlier version wrote the journal. The kiosk upgrades it at its next start; its entries are not
   * verified.
   */
  readonly isOlder: boolean;
}

/**
 * Reads the journal of a running, stopped or killed kiosk without writing to it, and verifies the whole chain. With
 * `withCopy` it also checks the copy for missing entries, which requires that the kiosk is not writing.
 */
export function readClaims(
  files: JournalFiles,
  code: string,
  { withCopy }: { readonly withCopy: boolean },
): Result<ClaimReading, ReadingFailure> {
  const missing = missingFile(files);
  if (missing !== null) return err(missing);
  const { database: file } = files;
  let reading: OpenedForReading | null = null;
  try {
    reading = openForReading(file);
    const opened = reading.database;
    const version = z
      .number()
      .int()
      .parse(opened.pragma('user_version', { simple: true }));
    if (version > JOURNAL_VERSION) return err({ reason: 'newer', file });
    const isOlder = version < JOURNAL_VERSION;
    // One transaction reads one moment, because the kiosk may be writing.
    return opened.transaction(() => {
      const changed = isOlder ? null : changeIn(opened, withCopy ? files.copy : null);
      return ok({ claims: claimsIn(opened, code, changed), changed, isOlder });
    })();
  } catch (error) {
    const problem = journalProblem(error);
    const isDamaged = problem.reason === 'journal-damaged' || !isOfTheDisk(error);
    return err({ reason: isDamaged ? 'damaged' : 'unreadable', file, detail: detailOf(problem) });
  } finally {
    reading?.close();
  }
}

/** Why there is no journal to read; null where there is one. */
export function missingFile({ database: file, log, copy }: JournalFiles): ReadingFailure | null {
  const size = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  if (!existsSync(file) && size(log) === 0 && size(copy) === 0) return { reason: 'no-journal', file };
  // SQLite would discard the write-ahead log of an empty file.
  if (size(file) === 0)
    return { reason: 'damaged', file, detail: 'the file is gone or empty, what belongs to it is not' };
  return null;
}

/** The message of the disk or of SQLite. */
export function detailOf({ reason, parameters }: Problem): string {
  return parameters['detail'] ?? reason;
}

/** Whether the disk or SQLite reports the error itself; anything else that cannot be parsed was damaged. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code !== 'SQLITE_ERROR';
}

function changeIn(database: Database.Database, copyFile: string | null): string | null {
  let copy: JournalCopy | null = null;
  try {
    copy = copyFile !== null && existsSync(copyFile) ? openJournalCopy(copyFile) : null;
    checkAtStart(database, 0, copy);
    return null;
  } catch (error) {
    if (error instanceof JournalDamageError) return error.message;
    throw error;
  } finally {
    copy?.close();
  }
}

/** The claims of a code. In a changed journal only those that still add up. */
function claimsIn(database: Database.Database, code: string, changed: string | null): readonly Claim[] {
  try {
    return findClaims(database, code);
  } catch (error) {
    if (changed !== null) return [];
    throw error;
  }
}

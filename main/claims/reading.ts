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
import { findClaims, type Claim } from './find.ts';

/** Why a journal cannot be read, or not be believed. */
export type ReadingFailure =
  | { readonly reason: 'no-journal'; readonly file: string }
  | { readonly reason: 'newer'; readonly file: string }
  | { readonly reason: 'damaged' | 'unreadable'; readonly file: string; readonly detail: string };

/** What a journal says about a code. */
export interface ClaimReading {
  readonly claims: readonly Claim[];
  /** Which entry does not follow from those before it, in words; null where all do. */
  readonly changed: string | null;
  /** Written by an earlier version, which the kiosk brings to ours at its next start; its entries are not proven. */
  readonly isOlder: boolean;
}

/**
 * Reads the journal of a running, stopped or killed kiosk without writing to it, and walks along the whole chain.
 * `withCopy`: also asks the copy whether anything is missing, for which the kiosk must not be writing meanwhile.
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
    // One moment for everything: the kiosk may be writing.
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

/** A journal of which there is nothing, or no file; null where there is one. */
export function missingFile({ database: file, log, copy }: JournalFiles): ReadingFailure | null {
  const size = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  if (!existsSync(file) && size(log) === 0 && size(copy) === 0) return { reason: 'no-journal', file };
  // SQLite would throw away the log of an empty file.
  if (size(file) === 0)
    return { reason: 'damaged', file, detail: 'the file is gone or empty, what belongs to it is not' };
  return null;
}

/** What the disk or SQLite has to say. */
export function detailOf({ reason, parameters }: Problem): string {
  return parameters['detail'] ?? reason;
}

/** What cannot be understood was damaged, unless the disk or SQLite itself says otherwise. */
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

/** Of a changed journal only what can still be added up. */
function claimsIn(database: Database.Database, code: string, changed: string | null): readonly Claim[] {
  try {
    return findClaims(database, code);
  } catch (error) {
    if (changed !== null) return [];
    throw error;
  }
}

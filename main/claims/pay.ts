import type Database from 'better-sqlite3';
import type { JournalEntry } from '../../app/journal/entry.ts';
import { ZERO_TIYN, type Tiyn } from '../../app/money/money.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { Now } from '../../app/session/state/event.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { openJournalCopy } from '../journal/journal-copy.ts';
import type { JournalFiles } from '../journal/journal-files.ts';
import { lockJournal } from '../journal/journal-lock.ts';
import { journalProblem } from '../journal/journal-problem.ts';
import { isDecided } from '../journal/rescue/exchange.ts';
import { entriesFor, meantClaim, type ClaimRefusal, type Finding } from './decide.ts';
import { billsTiyn, claimAfter, type Claim } from './find.ts';
import { detailOf, missingFile, readClaims, type ReadingFailure } from './reading.ts';

/** Why it is not written down; nothing was changed, except perhaps with `not-written`. */
export type PaymentRefusal =
  | ReadingFailure
  | { readonly reason: 'busy' | 'rescue-first' | 'migrate-first' }
  | { readonly reason: 'changed' | 'locked-out'; readonly detail: string }
  /** The disk refused in the middle: what is on it now only another look can tell. */
  | { readonly reason: 'not-written'; readonly detail: string }
  | ClaimRefusal;

export interface PaymentPorts {
  readonly now: Now;
  readonly version: string;
  /** Absent: SQLite on the disk; tests put a failing disk in its place. */
  readonly openDatabase?: (file: string) => Database.Database;
}

/** What was written down. */
export interface Written {
  readonly claim: Claim;
  /** The notes about which was decided; nothing where there were none. */
  readonly noteTiyn: Tiyn;
}

/**
 * Writes down what a person has found and done: where a note was, that a debt was paid by hand; once, and as a whole.
 * Nobody else may use the journal meanwhile; no kiosk starts before the entries are on the disk's platter, which they
 * are when this returns ok.
 */
export function writeFinding(
  files: JournalFiles,
  finding: Finding,
  ports: PaymentPorts,
): Result<Written, PaymentRefusal> {
  if (isDecided(files)) return err({ reason: 'rescue-first' });
  // Before the lock, whose file would be made where no journal is.
  const missing = missingFile(files);
  if (missing !== null) return err(missing);
  const locked = lockJournal(files.lock, 'exclusive');
  if (!locked.ok) {
    const isBusy = locked.error.parameters['code'] === 'SQLITE_BUSY';
    return err(isBusy ? { reason: 'busy' } : { reason: 'locked-out', detail: detailOf(locked.error) });
  }
  try {
    return writeAlone(files, finding, ports);
  } finally {
    locked.value();
  }
}

function writeAlone(files: JournalFiles, finding: Finding, ports: PaymentPorts): Result<Written, PaymentRefusal> {
  if (isDecided(files)) return err({ reason: 'rescue-first' });
  const read = readClaims(files, finding.code, { withCopy: true });
  if (!read.ok) return read;
  if (read.value.isOlder) return err({ reason: 'migrate-first' });
  if (read.value.changed !== null) return err({ reason: 'changed', detail: read.value.changed });
  const claim = meantClaim(read.value.claims, finding.saleId);
  if (!claim.ok) return claim;
  const entries = entriesFor(claim.value, finding);
  if (!entries.ok) return entries;
  const written = append(files, [startOfRun(ports.version), ...entries.value], ports);
  if (!written.ok) return written;
  const noteTiyn = finding.note === null ? ZERO_TIYN : billsTiyn(claim.value.sale, 'doubtful');
  return ok({ claim: claimAfter(claim.value, entries.value, ports.now.wallMs), noteTiyn });
}

/** Without it the step between the clocks of two runs would look as if somebody had set them. */
function startOfRun(version: string): JournalEntry {
  return { kind: 'started', version };
}

function append(
  files: JournalFiles,
  entries: readonly JournalEntry[],
  { openDatabase, now }: PaymentPorts,
): Result<void, PaymentRefusal> {
  let journal: Journal | null = null;
  try {
    const copy = openJournalCopy(files.copy);
    const opened = openJournal(files.database, files.backups, {
      copy,
      ...(openDatabase === undefined ? {} : { openDatabase }),
    });
    if (!opened.ok) {
      copy.close();
      return err({ reason: 'not-written', detail: detailOf(opened.error) });
    }
    journal = opened.value;
    const appended = journal.append(entries, now);
    if (!appended.ok) return err({ reason: 'not-written', detail: detailOf(appended.error) });
    // On disk; the rest is what the kiosk does at a quiet moment, and makes up for at its next start.
    void journal.copy();
    void journal.checkpoint();
    return ok(undefined);
  } catch (error) {
    return err({ reason: 'not-written', detail: detailOf(journalProblem(error)) });
  } finally {
    journal?.close();
  }
}

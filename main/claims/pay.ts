import type Database from 'better-sqlite3';
import type { JournalEntry } from '../../app/journal/entry.ts';
import { ZERO_TIYN, type Tiyn } from '../../app/money/money.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { Now } from '../../app/ports/clock.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { openJournalCopy } from '../journal/journal-copy.ts';
import type { JournalFiles } from '../journal/journal-files.ts';
import { lockJournal } from '../journal/journal-lock.ts';
import { journalProblem } from '../journal/journal-problem.ts';
import { isDecided } from '../journal/rescue/exchange.ts';
import { entriesFor, meantClaim, type ClaimRefusal, type Finding } from '../../app/claims/decide.ts';
import { mayStillBePaid } from '../../app/claims/invoice.ts';
import { billsTiyn, claimAfter, type Claim } from '../../app/claims/claim.ts';
import { detailOf, missingFile, readClaims, type ReadingFailure } from './reading.ts';

/** Why the finding was not written. The journal is unchanged, except possibly with `not-written`. */
export type PaymentRefusal =
  | ReadingFailure
  | { readonly reason: 'busy' | 'rescue-first' | 'migrate-first' }
  | { readonly reason: 'changed' | 'locked-out'; readonly detail: string }
  /** The disk failed during the write; only another look-up shows what is recorded. */
  | { readonly reason: 'not-written'; readonly detail: string }
  | ClaimRefusal;

export interface PaymentPorts {
  readonly now: Now;
  readonly version: string;
  /** Absent: SQLite on disk. Tests supply a failing one. */
  readonly openDatabase?: (file: string) => Database.Database;
}

/** What was written. */
export interface Written {
  readonly claim: Claim;
  /** The notes that were decided about; zero where there were none. */
  readonly noteTiyn: Tiyn;
  /** What the lost invoice was about; zero where there was none. */
  readonly invoiceTiyn: Tiyn;
}

/**
 * Writes what a person has found and done: where a note was, that a debt was paid by hand; once, and as a whole. It
 * takes the journal's lock, so that no kiosk runs meanwhile. The entries are flushed to disk when this returns ok.
 */
export function writeFinding(
  files: JournalFiles,
  finding: Finding,
  ports: PaymentPorts,
): Result<Written, PaymentRefusal> {
  if (isDecided(files)) return err({ reason: 'rescue-first' });
  // Checked before locking, because the lock would create its file even where no journal is.
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
  const isOpen = finding.invoice === 'not-paid' && finding.isWithdrawn !== true;
  if (isOpen && mayStillBePaid(claim.value, ports.now.wallMs))
    return err({ reason: 'invoice-open', claim: claim.value });
  const written = append(files, [startOfRun(ports.version), ...entries.value], ports);
  if (!written.ok) return written;
  const named = billsTiyn(claim.value.sale, 'doubtful');
  const noteTiyn = finding.note === null ? ZERO_TIYN : named > ZERO_TIYN ? named : (finding.noteTiyn ?? ZERO_TIYN);
  const invoiceTiyn = (finding.invoice ?? null) === null ? ZERO_TIYN : claim.value.sale.lostInvoicesTiyn;
  return ok({ claim: claimAfter(claim.value, entries.value, ports.now.wallMs), noteTiyn, invoiceTiyn });
}

/**
 * An entry that begins a run. Without it the difference between the clocks of two runs would look like a change of the
 * clock.
 */
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
    // The entries are on disk. The copy is optional: the kiosk makes it at a quiet moment and catches up at its next
    // start.
    void journal.copy();
    void journal.checkpoint();
    return ok(undefined);
  } catch (error) {
    return err({ reason: 'not-written', detail: detailOf(journalProblem(error)) });
  } finally {
    journal?.close();
  }
}

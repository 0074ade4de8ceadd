import type Database from 'better-sqlite3';
import type { JournalEntry } from '../../app/journal/entry.ts';
import { applyEntry, newBooks } from '../../app/journal/replay.ts';
import { ZERO_TIYN, type Tiyn } from '../../app/money/money.ts';
import { err, ok, unreachable, type Result } from '../../app/result.ts';
import type { Now } from '../../app/session/event.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { openJournalCopy } from '../journal/journal-copy.ts';
import type { JournalFiles } from '../journal/journal-files.ts';
import { lockJournal } from '../journal/journal-lock.ts';
import { journalProblem } from '../journal/journal-problem.ts';
import { isDecided } from '../journal/rescue/exchange.ts';
import type { Claim, Payback } from './find.ts';
import { detailOf, missingFile, readClaims, type ReadingFailure } from './reading.ts';

/** What was paid to a customer by hand. */
export interface Payment {
  readonly code: string;
  readonly saleId: string | null;
  readonly amountTiyn: Tiyn;
  /** A person has looked for what nobody could tell by machine: at the bank, and in the cassette. */
  readonly isChecked: boolean;
}

/** Why a payment is not written down; nothing was changed, except perhaps with `not-written`. */
export type PaymentRefusal =
  | ReadingFailure
  | { readonly reason: 'busy' | 'rescue-first' | 'migrate-first' }
  | { readonly reason: 'changed' | 'locked-out'; readonly detail: string }
  /** The disk refused in the middle: what is on it now only another look can tell. */
  | { readonly reason: 'not-written'; readonly detail: string }
  | ClaimRefusal;

/** Why this sale is not paid. */
export type ClaimRefusal =
  | { readonly reason: 'not-found'; readonly claims: readonly [] }
  | { readonly reason: 'several' | 'other-sale'; readonly claims: readonly Claim[] }
  | { readonly reason: 'already-paid' | 'nothing-owed' | 'under-way' | 'doubtful' | 'doubtful-note' | 'note-not-recorded' | 'amount-differs'; readonly claim: Claim };

export interface PaymentPorts {
  readonly now: Now;
  readonly version: string;
  /** Absent: SQLite on the disk; tests put a failing disk in its place. */
  readonly openDatabase?: (file: string) => Database.Database;
}

/**
 * Writes down that a debt was paid by hand: the whole of it, once. Nobody else may use the journal meanwhile; no kiosk
 * starts before the entry is on the disk's platter, which it is when this returns ok.
 */
export function writePayment(files: JournalFiles, payment: Payment, ports: PaymentPorts): Result<Claim, PaymentRefusal> {
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
    return writeAlone(files, payment, ports);
  } finally {
    locked.value();
  }
}

function writeAlone(files: JournalFiles, payment: Payment, ports: PaymentPorts): Result<Claim, PaymentRefusal> {
  if (isDecided(files)) return err({ reason: 'rescue-first' });
  const read = readClaims(files, payment.code, { withCopy: true });
  if (!read.ok) return read;
  if (read.value.isOlder) return err({ reason: 'migrate-first' });
  if (read.value.changed !== null) return err({ reason: 'changed', detail: read.value.changed });
  const claim = payable(read.value.claims, payment);
  if (!claim.ok) return claim;
  const entries = [...refundsChecked(claim.value), debtSettled(claim.value)];
  const written = append(files, [startOfRun(ports.version), ...entries], ports);
  return written.ok ? ok(afterwards(claim.value, entries, ports.now)) : written;
}

/** The one sale that is meant, if it may be paid. */
function payable(claims: readonly Claim[], { saleId, amountTiyn, isChecked }: Payment): Result<Claim, ClaimRefusal> {
  const meant = saleId === null ? claims : claims.filter(({ sale }) => sale.saleId === saleId);
  const [claim] = meant;
  if (claims.length === 0) return err({ reason: 'not-found', claims: [] });
  if (claim === undefined) return err({ reason: 'other-sale', claims });
  if (meant.length > 1) return err({ reason: 'several', claims });
  switch (claim.status) {
    case 'paid':
      return err({ reason: 'already-paid', claim });
    case 'nothing':
      return err({ reason: 'nothing-owed', claim });
    case 'under-way':
      return err({ reason: claim.status, claim });
    case 'doubtful':
    case 'doubtful-note':
      return isChecked ? payableAfterLook(claim, amountTiyn) : err({ reason: claim.status, claim });
    case 'owed':
      return claim.sale.debtTiyn === amountTiyn ? ok(claim) : err({ reason: 'amount-differs', claim });
    default:
      return unreachable(claim.status);
  }
}

/** Only what is on record as a debt can be written down as paid: the note itself, or a payment never seen, is not. */
function payableAfterLook(claim: Claim, amountTiyn: Tiyn): Result<Claim, ClaimRefusal> {
  const { debtTiyn } = claim.sale;
  if (debtTiyn === ZERO_TIYN) return err({ reason: claim.status === 'doubtful-note' ? 'note-not-recorded' : 'doubtful', claim });
  return debtTiyn === amountTiyn ? ok(claim) : err({ reason: 'amount-differs', claim });
}

const CHECKED = 'CHECKED';

/** What the person has found at the bank: nothing went back. So the sale comes to rest, and the reconciliation does not ask for the debt again. */
function refundsChecked({ sale: { saleId, refunds } }: Claim): readonly JournalEntry[] {
  const doubtful = refunds.filter(({ status }) => status === 'doubtful').map(({ qrPaymentId }) => qrPaymentId);
  return [...new Set(doubtful)].map((qrPaymentId) => ({ kind: 'refund-failed', saleId, qrPaymentId, certain: true, code: CHECKED }));
}

type DebtSettled = Extract<JournalEntry, { kind: 'debt-settled' }>;

function debtSettled({ sale }: Claim): DebtSettled {
  return { kind: 'debt-settled', saleId: sale.saleId, amountTiyn: sale.debtTiyn, how: 'by-hand' };
}

/** Without it the step between the clocks of two runs would look as if somebody had set them. */
function startOfRun(version: string): JournalEntry {
  return { kind: 'started', version };
}

function afterwards({ sale, paybacks }: Claim, entries: readonly JournalEntry[], { wallMs }: Now): Claim {
  const books = newBooks();
  books.sales.set(sale.saleId, sale);
  for (const entry of entries) applyEntry(books, { entry, wallMs });
  const payback: Payback = { how: 'by-hand', wallMs, amountTiyn: sale.debtTiyn };
  return { sale: books.sales.get(sale.saleId) ?? sale, status: 'paid', paybacks: [...paybacks, payback] };
}

function append(files: JournalFiles, entries: readonly JournalEntry[], { openDatabase, now }: PaymentPorts): Result<void, PaymentRefusal> {
  let journal: Journal | null = null;
  try {
    const copy = openJournalCopy(files.copy);
    const opened = openJournal(files.database, files.backups, { copy, ...(openDatabase === undefined ? {} : { openDatabase }) });
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

import type { JournalEntry } from '../journal/entry.ts';
import { subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { Role } from '../role.ts';
import { err, ok, unreachable, type Result } from '../result.ts';
import { claimAfter, type Claim } from './claim.ts';
import { invoiceEntries, type InvoiceOutcome, type InvoiceRefusal } from './invoice.ts';
import { noteEntries, type NotePlace, type NoteRefusal } from './note.ts';

/**
 * What a person reports about a code: where its note was found or what became of its lost invoice, that its debt was paid
 * by hand, or both.
 */
export interface Finding {
  readonly code: string;
  readonly saleId: string | null;
  /** Null where nothing is reported about a note. */
  readonly note: NotePlace | null;
  /** What a person has found the note to be that the acceptor could not name. */
  readonly noteTiyn?: Tiyn | null;
  /** What a person has seen of the lost invoice; absent where nothing is reported about one. Not beside a note. */
  readonly invoice?: InvoiceOutcome | null;
  /** What was paid for it, where that is another amount than the invoice's; more than nothing, and only with `paid`. */
  readonly invoiceTiyn?: Tiyn | null;
  /** Whether a person has withdrawn the unpaid invoice at the service, so that it cannot be paid any more. */
  readonly isWithdrawn?: boolean;
  /** Null: nothing was paid. */
  readonly paid: PaidByHand | null;
}

export interface PaidByHand {
  /** The whole debt, including a note that is found at the same time. */
  readonly amountTiyn: Tiyn;
  /** Whether a person has checked, at the bank and in the cassette, what the machine could not find out. */
  readonly isChecked: boolean;
  /** Who pays at the service menu; absent for the command `claim`. */
  readonly role?: Role;
}

/** Why nothing is written about the sale. */
export type ClaimRefusal =
  | { readonly reason: 'not-found'; readonly claims: readonly [] }
  | { readonly reason: 'several' | 'other-sale'; readonly claims: readonly Claim[] }
  | { readonly reason: SaleRefusal; readonly claim: Claim }
  /** `owedTiyn` is what would be owed with the note that was found; `foundTiyn` is that note. */
  | { readonly reason: 'amount-differs'; readonly claim: Claim; readonly owedTiyn: Tiyn; readonly foundTiyn: Tiyn };

type SaleRefusal =
  | 'already-paid'
  | 'nothing-owed'
  | 'doubtful'
  | 'doubtful-note'
  | 'doubtful-invoice'
  | 'note-not-recorded'
  | 'invoice-open'
  | NoteRefusal
  | InvoiceRefusal;

/** The one sale that the request means. */
export function meantClaim(claims: readonly Claim[], saleId: string | null): Result<Claim, ClaimRefusal> {
  const meant = saleId === null ? claims : claims.filter(({ sale }) => sale.saleId === saleId);
  const [claim] = meant;
  if (claims.length === 0) return err({ reason: 'not-found', claims: [] });
  if (claim === undefined) return err({ reason: 'other-sale', claims });
  return meant.length > 1 ? err({ reason: 'several', claims }) : ok(claim);
}

/**
 * The entries for a finding, all of them or none: first where the note was, then the payment of what is owed by then.
 */
export function entriesFor(
  claim: Claim,
  finding: Pick<Finding, 'invoice' | 'invoiceTiyn' | 'note' | 'noteTiyn' | 'paid'>,
): Result<readonly JournalEntry[], ClaimRefusal> {
  const { invoice = null, invoiceTiyn: paidTiyn = null, note, noteTiyn, paid } = finding;
  const found =
    invoice !== null
      ? invoiceEntries(claim, invoice, { paidTiyn })
      : note === null
        ? ok([])
        : noteEntries(claim, note, noteTiyn);
  if (!found.ok) return err({ reason: isRepeated(claim, found.error, paid) ? 'already-paid' : found.error, claim });
  if (paid === null) return found;
  // The time does not affect the decision, so any moment will do.
  const then = claimAfter(claim, found.value, claim.sale.startedAtMs);
  const refused = refusalOf(then, paid);
  if (refused === null) return ok([...found.value, ...refundsChecked(then), debtSettled(then, paid)]);
  if (refused !== 'amount-differs') return err({ reason: refused, claim });
  const foundTiyn = subtractTiyn(then.sale.debtTiyn, claim.sale.debtTiyn);
  return err({ reason: refused, claim, owedTiyn: then.sale.debtTiyn, foundTiyn });
}

/**
 * Whether the debt was paid already. That matters more than the note no longer being in doubt, because a second payment
 * must not happen.
 */
function isRepeated({ status }: Claim, refusal: NoteRefusal | InvoiceRefusal, paid: PaidByHand | null): boolean {
  return (refusal === 'no-note' || refusal === 'no-invoice') && paid !== null && status === 'paid';
}

/** Why the debt may not be paid; null where it may. */
function refusalOf(
  { status, sale }: Claim,
  { amountTiyn, isChecked }: PaidByHand,
): SaleRefusal | 'amount-differs' | null {
  const amountDiffers = sale.debtTiyn === amountTiyn ? null : 'amount-differs';
  switch (status) {
    case 'paid':
      return 'already-paid';
    case 'nothing':
      return 'nothing-owed';
    case 'under-way':
      return status;
    case 'doubtful':
    case 'doubtful-note':
    case 'doubtful-invoice':
      if (!isChecked) return status;
      // Only a recorded debt can be paid; a doubtful note, or a payment that was never seen, is not one.
      if (sale.debtTiyn === ZERO_TIYN) return status === 'doubtful-note' ? 'note-not-recorded' : status;
      return amountDiffers;
    case 'owed':
      return amountDiffers;
    default:
      return unreachable(status);
  }
}

const CHECKED = 'CHECKED';

/**
 * Records the person's finding that the bank refunded nothing. The sale becomes settled, and the reconciliation does
 * not ask about the debt again.
 */
function refundsChecked({ sale: { saleId, refunds } }: Claim): readonly JournalEntry[] {
  const doubtful = refunds.filter(({ status }) => status === 'doubtful').map(({ qrPaymentId }) => qrPaymentId);
  return [...new Set(doubtful)].map((qrPaymentId) => ({
    kind: 'refund-failed',
    saleId,
    qrPaymentId,
    certain: true,
    code: CHECKED,
  }));
}

function debtSettled({ sale }: Claim, { role }: PaidByHand): JournalEntry {
  const by = role === undefined ? {} : { role };
  return { kind: 'debt-settled', saleId: sale.saleId, amountTiyn: sale.debtTiyn, how: 'by-hand', ...by };
}

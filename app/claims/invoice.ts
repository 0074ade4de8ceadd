import type { JournalEntry } from '../journal/entry.ts';
import { owedTiyn } from '../journal/replay.ts';
import { claimCode } from '../claim-code.ts';
import { ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { Role } from '../role.ts';
import { err, ok, type Result } from '../result.ts';
import { DAY_MS } from '../units.ts';
import type { Claim } from './claim.ts';

/** What a person has seen at the service of an invoice whose answer was lost: it was paid, or it cannot be any more. */
export const INVOICE_OUTCOMES = ['paid', 'not-paid'] as const;
export type InvoiceOutcome = (typeof INVOICE_OUTCOMES)[number];

/** Why nothing can be decided about a lost invoice; nothing is written. */
export type InvoiceRefusal = 'no-invoice' | 'under-way';

/** Further facts of the decision. */
interface Seen {
  /** What was paid at the service, more than nothing; null where it is what the invoice was about. */
  readonly paidTiyn?: Tiyn | null;
  /** Who decides at the service menu; absent for the command `claim`. */
  readonly role?: Role;
}

/** How long an invoice can be paid at most, in milliseconds: Kaspi's, which stay valid longest. */
export const INVOICE_LIFE_MS = DAY_MS;

/** Whether the lost invoice may still be paid at this moment; a clock that was set back proves nothing. */
export function mayStillBePaid({ sale }: Claim, wallMs: number): boolean {
  const sinceMs = wallMs - sale.lastAtMs;
  return sinceMs < INVOICE_LIFE_MS;
}

/**
 * The entries that decide about the lost invoice of a sale, once: what was paid is received, and owed under the code,
 * because the customer has long gone. Whatever amount came, the invoice is no longer in doubt.
 */
export function invoiceEntries(
  { sale, status }: Claim,
  outcome: InvoiceOutcome,
  { paidTiyn = null, role }: Seen = {},
): Result<readonly JournalEntry[], InvoiceRefusal> {
  const { saleId, lostInvoicesTiyn: amountTiyn } = sale;
  if (amountTiyn === ZERO_TIYN) return err('no-invoice');
  // The kiosk records missing debts at its next start; the entries added here must be all that is missing.
  if (status === 'under-way' || owedTiyn(sale) !== sale.debtTiyn) return err('under-way');
  const by = role === undefined ? {} : { role };
  if (outcome === 'not-paid') return ok([{ kind: 'invoice-cleared', saleId, amountTiyn, ...by }]);
  const cameTiyn = paidTiyn ?? amountTiyn;
  return ok([
    { kind: 'invoice-cleared', saleId, amountTiyn, paidTiyn: cameTiyn, ...by },
    { kind: 'debt-recorded', saleId, amountTiyn: cameTiyn, claimCode: sale.claimCode ?? claimCode(saleId) },
    // Its payment counts now, and it has no number here: a start that looked on would find it, and count it once more.
    ...sale.searches.map((way): JournalEntry => ({ kind: 'invoices-searched', saleId, ...way })),
  ]);
}

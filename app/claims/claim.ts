import type { JournalEntry, RecordedEntry } from '../journal/entry.ts';
import { applyEntry, isDecided, newBooks, owedTiyn, type BillRecord, type SaleRecord } from '../journal/replay.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';

/** Money that the customer got back. */
export interface Payback {
  /** `spent`: as change it paid for another product, which has a code of its own if something was left over. */
  readonly how: 'refund' | 'by-hand' | 'spent';
  readonly wallMs: number;
  readonly amountTiyn: Tiyn;
}

/** A sale with this code. */
export interface Claim {
  readonly sale: SaleRecord;
  readonly status: ClaimStatus;
  /** In chronological order. */
  readonly paybacks: readonly Payback[];
}

/**
 * The state of a claim.
 * - `owed`: recorded as a debt, and only a payment by hand can follow.
 * - `paid`: all of it was returned, or spent at the machine.
 * - `nothing`: no amount was ever owed.
 * - `under-way`: the kiosk is still working on the sale.
 * - `doubtful`: the machine could not find out what the bank did.
 * - `doubtful-note`: the machine could not find out where a note is.
 * - `doubtful-invoice`: an invoice may be on a telephone, and may be paid, that only a person at the service can see.
 */
export type ClaimStatus = 'owed' | 'paid' | 'nothing' | 'under-way' | 'doubtful' | 'doubtful-note' | 'doubtful-invoice';

/** The claims of the sales that these entries, in order, are about; only those whose customer may have seen a code. */
export function claimsOf(entries: Iterable<RecordedEntry>): readonly Claim[] {
  const books = newBooks();
  const paybacks = new Map<string, Payback[]>();
  for (const recorded of entries) {
    const { entry } = recorded;
    applyEntry(books, recorded);
    if (!('saleId' in entry)) continue;
    const back = paybacks.get(entry.saleId) ?? [];
    paybacks.set(entry.saleId, [...back, ...paybacksOf(recorded)]);
  }
  return [...books.sales.values()].filter(mayHaveShownCode).map((sale) => {
    const back = paybacks.get(sale.saleId) ?? [];
    return { sale, status: statusOf(sale, back), paybacks: back };
  });
}

/** The claim as it would be with further entries. */
export function claimAfter({ sale, paybacks }: Claim, entries: readonly JournalEntry[], wallMs: number): Claim {
  const books = newBooks();
  books.sales.set(sale.saleId, sale);
  for (const entry of entries) applyEntry(books, { entry, wallMs });
  const after = books.sales.get(sale.saleId) ?? sale;
  const back = [...paybacks, ...entries.flatMap((entry) => paybacksOf({ entry, wallMs }))];
  return { sale: after, status: statusOf(after, back), paybacks: back };
}

/** The paybacks of an entry. A debt settled by a refund is counted by the refund's own entry. */
function paybacksOf({ entry, wallMs }: Pick<RecordedEntry, 'entry' | 'wallMs'>): readonly Payback[] {
  if (entry.kind === 'credit-given') return [{ how: 'spent', wallMs, amountTiyn: entry.amountTiyn }];
  if (entry.kind === 'refund-done') return [{ how: 'refund', wallMs, amountTiyn: entry.amountTiyn }];
  if (entry.kind === 'debt-settled' && entry.how === 'by-hand')
    return [{ how: 'by-hand', wallMs, amountTiyn: entry.amountTiyn }];
  return [];
}

/** The sum of a sale's notes in one state. */
export function billsTiyn({ bills }: SaleRecord, wanted: BillRecord['status']): Tiyn {
  return addTiyn(...bills.flatMap(({ status, billTiyn }) => (status === wanted ? [billTiyn ?? ZERO_TIYN] : [])));
}

/** Whether the customer may have seen the code. Most sales with notes never showed one and are not candidates. */
export function mayHaveShownCode({ claimCode: code, refunds, bills, carriedTiyn }: SaleRecord): boolean {
  return (
    code !== null || refunds.length > 0 || carriedTiyn > ZERO_TIYN || bills.some(({ status }) => status === 'intended')
  );
}

function statusOf(sale: SaleRecord, paybacks: readonly Payback[]): ClaimStatus {
  if (isDecided(sale)) {
    if (sale.debtTiyn > ZERO_TIYN) return 'owed';
    return paybacks.length > 0 ? 'paid' : 'nothing';
  }
  const parts: readonly string[] = [...sale.refunds, ...sale.purchases, ...sale.bills].map(({ status }) => status);
  if (parts.some((status) => status === 'intended' || status === 'asked' || status === 'open')) return 'under-way';
  // A person has checked and paid the recorded debt; what is in doubt stays in the journal.
  if (paybacks.some(({ how }) => how === 'by-hand') && owedTiyn(sale) === ZERO_TIYN) return 'paid';
  if (sale.bills.some(({ status }) => status === 'doubtful')) return 'doubtful-note';
  if (sale.lostInvoicesTiyn > ZERO_TIYN) return 'doubtful-invoice';
  return parts.includes('doubtful') ? 'doubtful' : 'under-way';
}

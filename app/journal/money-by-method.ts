import { addTiyn, leastTiyn, subtractTiyn, tiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { RecordedEntry } from './entry.ts';
import type { SaleRecord } from './replay.ts';

/** By what the money came in. */
export type PaymentMethod = 'kaspi-qr' | 'cash';

/** What came in by one method, and what became of it: `sold = dispensed + refunded + owed`. */
export interface Share {
  readonly soldTiyn: Tiyn;
  readonly dispensedTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  /** Paid back by hand, or by a refund, after it was on record as a debt; part of `refundedTiyn`. */
  readonly settledTiyn: Tiyn;
}

/** A sale with its own entries, in order. */
export interface SaleHistory {
  readonly sale: SaleRecord;
  readonly entries: readonly RecordedEntry[];
}

/**
 * Splits a sale by what came in notes and what by QR. What the bank gave back belongs to the QR; the products, and what
 * was paid back by hand, use up the notes first. So each share adds up, and both together are the sale.
 */
export function sharesOf({ sale, entries }: SaleHistory): Readonly<Record<PaymentMethod, Share>> {
  const cashTiyn = cashOf(entries);
  const qrTiyn = subtractTiyn(sale.paidTiyn, cashTiyn);
  const byBankTiyn = leastTiyn(
    sum(entries, ({ entry }) => (entry.kind === 'refund-done' ? entry.amountTiyn : ZERO_TIYN)),
    qrTiyn,
  );
  const byHandTiyn = subtractTiyn(sale.refundedTiyn, byBankTiyn);
  const dispensedTiyn = leastTiyn(sale.deliveredTiyn, cashTiyn);
  const handedTiyn = leastTiyn(byHandTiyn, subtractTiyn(cashTiyn, dispensedTiyn));
  const settled = settledBy(entries);
  const settledInCashTiyn = leastTiyn(settled.byHandTiyn, handedTiyn);
  return {
    'cash': share(cashTiyn, dispensedTiyn, handedTiyn, settledInCashTiyn),
    'kaspi-qr': share(
      qrTiyn,
      subtractTiyn(sale.deliveredTiyn, dispensedTiyn),
      addTiyn(byBankTiyn, subtractTiyn(byHandTiyn, handedTiyn)),
      addTiyn(settled.byRefundTiyn, subtractTiyn(settled.byHandTiyn, settledInCashTiyn)),
    ),
  };
}

/** Notes, with the change of the sale before that came in, and without the change that went on into the next one. */
function cashOf(entries: readonly RecordedEntry[]): Tiyn {
  const came = sum(entries, ({ entry }) =>
    entry.kind === 'bill-stacked' ? entry.billTiyn : entry.kind === 'credit-taken' ? entry.amountTiyn : ZERO_TIYN,
  );
  return subtractTiyn(
    came,
    sum(entries, ({ entry }) => (entry.kind === 'credit-given' ? entry.amountTiyn : ZERO_TIYN)),
  );
}

function share(soldTiyn: Tiyn, dispensedTiyn: Tiyn, refundedTiyn: Tiyn, settledTiyn: Tiyn): Share {
  return {
    soldTiyn,
    dispensedTiyn,
    refundedTiyn,
    owedTiyn: subtractTiyn(soldTiyn, addTiyn(dispensedTiyn, refundedTiyn)),
    settledTiyn,
  };
}

function settledBy(entries: readonly RecordedEntry[]): { readonly byHandTiyn: Tiyn; readonly byRefundTiyn: Tiyn } {
  const settled = (how: 'by-hand' | 'refund'): Tiyn =>
    sum(entries, ({ entry }) => (entry.kind === 'debt-settled' && entry.how === how ? entry.amountTiyn : ZERO_TIYN));
  return { byHandTiyn: settled('by-hand'), byRefundTiyn: settled('refund') };
}

function sum(entries: readonly RecordedEntry[], amount: (recorded: RecordedEntry) => Tiyn): Tiyn {
  return tiyn(entries.reduce((total, recorded) => total + amount(recorded), 0));
}

import { addTiyn, leastTiyn, subtractTiyn, tiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { RecordedEntry } from './entry.ts';
import type { SaleRecord } from './replay.ts';

/** The method by which money came in. */
export type PaymentMethod = 'kaspi-qr' | 'cash';

/** The money received by one method and its use: `sold = dispensed + refunded + owed`. */
export interface Share {
  readonly soldTiyn: Tiyn;
  readonly dispensedTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  /** The amount paid back, by hand or by a refund, after it was recorded as a debt; part of `refundedTiyn`. */
  readonly settledTiyn: Tiyn;
}

/** A sale with its own entries in order. */
export interface SaleHistory {
  readonly sale: SaleRecord;
  readonly entries: readonly RecordedEntry[];
}

/**
 * Splits a sale into the money received in notes and by QR. Refunds by the bank belong to the QR; products and payments
 * by hand use up the notes first. Each share adds up, and both together are the sale.
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

/**
 * The money received in notes, including change carried over from the previous sale, without change carried into the
 * next one.
 */
function cashOf(entries: readonly RecordedEntry[]): Tiyn {
  const came = sum(entries, ({ entry }) =>
    entry.kind === 'bill-stacked'
      ? entry.billTiyn
      : entry.kind === 'credit-taken' || entry.kind === 'orphan-assigned'
        ? entry.amountTiyn
        : ZERO_TIYN,
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

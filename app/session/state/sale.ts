import type { SaleItem } from '../../journal/entry.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';

/** The sale in hand. The price is the one the customer saw, whatever the catalogue says later. */
export interface Sale {
  readonly saleId: string;
  readonly externalId: string;
  readonly item: SaleItem;
  /** Pieces, from 1. */
  readonly quantity: number;
  /**
   * Change of another sale that is to pay for this one. Until the whole price is there it stays what it is, that sale's
   * debt under its code; null once it has been moved.
   */
  readonly carriedChange: { readonly saleId: string; readonly amountTiyn: Tiyn } | null;
}

/** A purchase by QR that was paid. */
export interface PaidPurchase {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
}

/** The money that has come in for a sale. */
export interface Received {
  /** In notes, and as change of the sale before. */
  readonly cashTiyn: Tiyn;
  /** Of the cash, the change of the sale before. */
  readonly carriedTiyn: Tiyn;
  /** Null where nothing was paid by QR. */
  readonly purchase: PaidPurchase | null;
}

/** Paid by QR and not otherwise. */
export function receivedByQr(qrPaymentId: string, amountTiyn: Tiyn): Received {
  return { cashTiyn: ZERO_TIYN, carriedTiyn: ZERO_TIYN, purchase: { qrPaymentId, amountTiyn } };
}

/** All that has come in. */
export function receivedTiyn({ cashTiyn, purchase }: Received): Tiyn {
  return addTiyn(cashTiyn, purchase?.amountTiyn ?? ZERO_TIYN);
}

/** What is still to be paid beside the notes that are in already and the change of the sale before. */
export function restTiyn(sale: Sale, cashTiyn: Tiyn): Tiyn {
  const total = priceOf(sale);
  const there = addTiyn(cashTiyn, sale.carriedChange?.amountTiyn ?? ZERO_TIYN);
  return there >= total ? ZERO_TIYN : subtractTiyn(total, there);
}

/** One piece of a paid sale on its way out; all before it have come out. */
export interface Dispense {
  readonly sale: Sale;
  readonly received: Received;
  /** Counts from 1. */
  readonly piece: number;
}

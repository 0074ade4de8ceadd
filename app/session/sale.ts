import type { SaleItem } from '../journal/entry.ts';
import { addTiyn, multiplyTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';

/** The sale in hand. The price is the one the customer saw, whatever the catalogue says later. */
export interface Sale {
  readonly saleId: string;
  readonly externalId: string;
  readonly item: SaleItem;
  /** Pieces, from 1. */
  readonly quantity: number;
  /** Change of the sale before that pays for this one; part of what counts as cash. */
  readonly creditTiyn: Tiyn;
}

/** A purchase by QR that was paid. */
export interface PaidPurchase {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
}

/** The money that has come in for a sale. */
export interface Received {
  readonly cashTiyn: Tiyn;
  /** Null where nothing was paid by QR. */
  readonly purchase: PaidPurchase | null;
}

/** Paid by QR and not otherwise. */
export function receivedByQr(qrPaymentId: string, amountTiyn: Tiyn): Received {
  return { cashTiyn: ZERO_TIYN, purchase: { qrPaymentId, amountTiyn } };
}

/** All that has come in. */
export function receivedTiyn({ cashTiyn, purchase }: Received): Tiyn {
  return addTiyn(cashTiyn, purchase?.amountTiyn ?? ZERO_TIYN);
}

/** What the sale costs, all its pieces. */
export function totalTiyn({ item, quantity }: Pick<Sale, 'item' | 'quantity'>): Tiyn {
  return multiplyTiyn(item.priceTiyn, quantity);
}

/** What is still to be paid beside the notes that are in already. */
export function restTiyn(sale: Sale, cashTiyn: Tiyn): Tiyn {
  const total = totalTiyn(sale);
  return cashTiyn >= total ? ZERO_TIYN : subtractTiyn(total, cashTiyn);
}

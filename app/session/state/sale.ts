import type { SaleItem } from '../../journal/entry.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { linesOf, priceOf, type Sold } from '../../money/price.ts';
import type { ProviderName } from '../../payment/capabilities.ts';

/** What is sold: pieces of one product, or of several in a basket. */
export type Goods = Sold<SaleItem>;

/** An open sale. The price is the one that the customer saw, even if the catalogue changes. */
export interface Sale extends Goods {
  readonly saleId: string;
  readonly externalId: string;
  /**
   * Change of another sale that will pay for this one. Until the whole price is paid it stays that sale's debt under
   * its code; null once it was moved.
   */
  readonly carriedChange: { readonly saleId: string; readonly amountTiyn: Tiyn } | null;
  /** How many pieces of a basket came out before the rest was given up, for the screens that follow; absent until then. */
  readonly out?: number;
}

/** So many pieces of a product that a customer wants; of a basket several, each of another product. */
export interface Picked {
  readonly productId: string;
  readonly quantity: number;
}

/** What the customer of an open sale has picked. */
export function pickedOf(sale: Sale): readonly Picked[] {
  return linesOf(sale).map(({ item, quantity }) => ({ productId: item.productId, quantity }));
}

/** The way to pay that was chosen, and its service. */
export interface ChosenWay {
  readonly provider: ProviderName;
  /** The id of the method. */
  readonly method: string;
}

/** A purchase at a service that was paid. */
export interface PaidPurchase {
  readonly provider: ProviderName;
  /** The way to pay; null in journals from before there were several. */
  readonly method: string | null;
  readonly qrPaymentId: string;
  /** Everything that was paid, the service's commission included. */
  readonly amountTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
}

/** The money received for a sale. */
export interface Received {
  /** Notes and carried change. */
  readonly cashTiyn: Tiyn;
  /** The part of `cashTiyn` that is carried change. */
  readonly carriedTiyn: Tiyn;
  /** Null without a payment by QR. */
  readonly purchase: PaidPurchase | null;
}

/** Money received by one purchase only. */
export function receivedBy(purchase: PaidPurchase): Received {
  return { cashTiyn: ZERO_TIYN, carriedTiyn: ZERO_TIYN, purchase };
}

/** The service's commission on what was received, in tiyn. */
export function commissionOf({ purchase }: Received): Tiyn {
  return purchase?.commissionTiyn ?? ZERO_TIYN;
}

/** What was received above price and commission, in tiyn. */
export function aboveTiyn(sale: Sale, received: Received): Tiyn {
  const due = addTiyn(priceOf(sale), commissionOf(received));
  const there = receivedTiyn(received);
  return there > due ? subtractTiyn(there, due) : ZERO_TIYN;
}

/**
 * The part of `aboveTiyn` that is no change and always owed. A purchase is for exactly what notes leave open, so that
 * whatever is above it was paid twice, or too much at the service.
 */
export function overTiyn(sale: Sale, received: Received): Tiyn {
  return received.purchase === null ? ZERO_TIYN : aboveTiyn(sale, received);
}

/** The whole amount received, in tiyn. */
export function receivedTiyn({ cashTiyn, purchase }: Received): Tiyn {
  return addTiyn(cashTiyn, purchase?.amountTiyn ?? ZERO_TIYN);
}

/** The amount still to be paid after notes and carried change, in tiyn. */
export function restTiyn(sale: Sale, cashTiyn: Tiyn): Tiyn {
  const total = priceOf(sale);
  const there = addTiyn(cashTiyn, sale.carriedChange?.amountTiyn ?? ZERO_TIYN);
  return there >= total ? ZERO_TIYN : subtractTiyn(total, there);
}

/** The dispensing of one piece of a paid sale; all earlier pieces were dispensed. */
export interface Dispense {
  readonly sale: Sale;
  readonly received: Received;
  /** Number of the piece, from 1. */
  readonly piece: number;
}

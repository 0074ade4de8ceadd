import type { SaleItem } from '../../journal/entry.ts';
import { priceOf } from '../../money/price.ts';
import type { Now } from '../../ports/clock.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Limit, ProductCard, SaleParts } from './view.ts';

/** A time limit for the screen. */
export function limit(totalMs: number, endsMonoMs: number, now: Now): Limit {
  return { totalMs, leftMs: Math.max(0, Math.min(totalMs, endsMonoMs - now.monoMs)) };
}

/** A limit after which the machine takes its customer for gone, and which a touch begins again. */
export function ownLimit(totalMs: number, endsMonoMs: number, now: Now): Limit {
  return { ...limit(totalMs, endsMonoMs, now), untilMonoMs: endsMonoMs };
}

/** The parts of every screen of a sale. */
export function saleParts(state: KioskState, sale: Sale): SaleParts {
  return { product: cardOfItem(state, sale.item), quantity: sale.quantity, amountTiyn: priceOf(sale) };
}

/** The card of the product as it was when the sale was opened. */
export function cardOfItem(state: KioskState, item: SaleItem): ProductCard {
  const product = state.settings.catalogue.find((one) => one.id === item.productId);
  return {
    id: item.productId,
    name: item.name,
    priceTiyn: item.priceTiyn,
    earlierTiyn: null,
    picture: product?.picture ?? item.productId,
    soldOut: false,
    fewLeft: null,
    category: null,
    shelf: null,
  };
}

import type { SaleItem } from '../../journal/entry.ts';
import { multiplyTiyn } from '../../money/money.ts';
import { linesOf, priceOf } from '../../money/price.ts';
import type { Now } from '../../ports/clock.ts';
import type { Goods, Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Limit, LineCard, ProductCard, SaleParts } from './view.ts';

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
  return {
    product: cardOfItem(state, sale.item),
    quantity: sale.quantity,
    amountTiyn: priceOf(sale),
    ...lineCards(state, sale, sale.out ?? null),
  };
}

/** The products of a basket, with what came out of each if the first `out` pieces did; nothing for a single product. */
export function lineCards(state: KioskState, goods: Goods, out: number | null): Pick<SaleParts, 'lines'> {
  if (goods.further.length === 0) return {};
  let left = out ?? 0;
  const lines = linesOf(goods).map(({ item, quantity }): LineCard => {
    const came = Math.min(left, quantity);
    left -= came;
    const amountTiyn = multiplyTiyn(item.priceTiyn, quantity);
    return { product: cardOfItem(state, item), quantity, amountTiyn, out: out === null ? null : came };
  });
  return { lines };
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

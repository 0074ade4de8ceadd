import type { Product } from '../../config/schema.ts';
import { MAX_AMOUNT_TIYN } from '../../money/money.ts';
import { isStuck } from '../dispense/stuck-products.ts';
import type { Goods, Picked } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { isOffered, itemOf, methodsForProduct } from './payment-methods.ts';

/** Whether the product can be bought now. */
export function isAvailable(state: KioskState, product: Product): boolean {
  if (!isOffered(product) || state.takenOff.has(product.id)) return false;
  if ((state.stock.get(product.id) ?? 1) <= 0 || isStuck(state, product.id)) return false;
  const { ways, cash, carriedChange } = methodsForProduct(state, product);
  // Before the start has finished nothing is sold anyway, and products must not appear as sold out.
  return ways.length > 0 || cash || carriedChange || canAcceptMoney(state).kind !== 'open';
}

/** Largest quantity in one sale: limited by the operator, the stock and the highest price of a sale. */
export function maxQuantity({ settings, stock }: KioskState, product: Product): number {
  const affordable = Math.floor(MAX_AMOUNT_TIYN / product.priceTiyn);
  return Math.max(1, Math.min(settings.maxQuantity, stock.get(product.id) ?? settings.maxQuantity, affordable));
}

/** The product of the catalogue; undefined where it is no longer in it. */
export function productOf({ settings }: KioskState, productId: string): Product | undefined {
  return settings.catalogue.find(({ id }) => id === productId);
}

/** What was picked, at the prices of the catalogue; null where one of it is no longer there. */
export function goodsOf(state: KioskState, picked: readonly Picked[]): Goods | null {
  const lines = picked.flatMap(({ productId, quantity }) => {
    const product = productOf(state, productId);
    return product === undefined ? [] : [{ item: itemOf(product), quantity }];
  });
  const [first, ...further] = lines;
  if (first === undefined || lines.length < picked.length) return null;
  return { item: first.item, quantity: lines.reduce((sum, line) => sum + line.quantity, 0), further };
}

/** The same, where all of its pieces can be bought now; otherwise null. */
export function availableGoods(state: KioskState, picked: readonly Picked[]): Goods | null {
  const isThere = picked.every(({ productId, quantity }) => {
    const product = productOf(state, productId);
    // Somebody may have counted fewer since they were picked.
    return product !== undefined && isAvailable(state, product) && quantity <= maxQuantity(state, product);
  });
  return isThere ? goodsOf(state, picked) : null;
}

import { STUCK_SALES_LIMIT } from '../state/delays.ts';
import type { KioskState } from '../state/state.ts';

/** Counts a sale that ended because the drop sensor saw no piece of this product fall. */
export function withUnseenSale(state: KioskState, productId: string): KioskState {
  const unseenSales = new Map(state.unseenSales).set(productId, (state.unseenSales.get(productId) ?? 0) + 1);
  return { ...state, unseenSales };
}

/** Resets the count of a product after one of its pieces was seen falling. */
export function withSeenPiece(state: KioskState, productId: string): KioskState {
  if (!state.unseenSales.has(productId)) return state;
  const unseenSales = new Map(state.unseenSales);
  unseenSales.delete(productId);
  return { ...state, unseenSales };
}

/** Whether the product counts as stuck, so that it is not sold. */
export function isStuck({ unseenSales }: KioskState, productId: string): boolean {
  return (unseenSales.get(productId) ?? 0) >= STUCK_SALES_LIMIT;
}

/** Ids of the stuck products, for the technician. */
export function stuckProducts(state: KioskState): readonly string[] {
  return [...state.unseenSales.keys()].filter((productId) => isStuck(state, productId));
}

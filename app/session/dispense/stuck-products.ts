import { STUCK_SALES_LIMIT } from '../state/delays.ts';
import type { KioskState } from '../state/state.ts';

/** A sale ended because the drop sensor saw no piece of this product fall, however often the motor turned. */
export function withUnseenSale(state: KioskState, productId: string): KioskState {
  const unseenSales = new Map(state.unseenSales).set(productId, (state.unseenSales.get(productId) ?? 0) + 1);
  return { ...state, unseenSales };
}

/** A piece of this product was seen falling: what went before was a passing fault. */
export function withSeenPiece(state: KioskState, productId: string): KioskState {
  if (!state.unseenSales.has(productId)) return state;
  const unseenSales = new Map(state.unseenSales);
  unseenSales.delete(productId);
  return { ...state, unseenSales };
}

/** Whether the product does not come out any more, so that nobody should pay for it. */
export function isStuck({ unseenSales }: KioskState, productId: string): boolean {
  return (unseenSales.get(productId) ?? 0) >= STUCK_SALES_LIMIT;
}

/** The products that are not offered for this reason, for the technician. */
export function stuckProducts(state: KioskState): readonly string[] {
  return [...state.unseenSales.keys()].filter((productId) => isStuck(state, productId));
}

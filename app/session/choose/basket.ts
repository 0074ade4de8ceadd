import type { Product } from '../../config/schema.ts';
import { MAX_QUANTITY } from '../../journal/entry.ts';
import { MAX_AMOUNT_TIYN } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { withCarriedChangeTime } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Picked } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { goodsOf, isAvailable, maxQuantity, productOf } from './goods.ts';

/**
 * Most pieces of a product in this basket: as many as one sale may have of it, less where the other lines leave no room.
 * 0 where it cannot be bought now.
 */
export function mostPieces(state: KioskState, picked: readonly Picked[], product: Product): number {
  if (!isAvailable(state, product)) return 0;
  const others = goodsOf(
    state,
    picked.filter(({ productId }) => productId !== product.id),
  );
  const room = MAX_QUANTITY - (others?.quantity ?? 0);
  const affordable = Math.floor((MAX_AMOUNT_TIYN - (others === null ? 0 : priceOf(others))) / product.priceTiyn);
  return Math.max(0, Math.min(maxQuantity(state, product), room, affordable));
}

/** The basket with another number of pieces of a product; those in it keep their places. */
function withPieces(picked: readonly Picked[], { productId, quantity }: Picked): readonly Picked[] {
  const isIn = picked.some((line) => line.productId === productId);
  const changed = isIn
    ? picked.map((line) => (line.productId === productId ? { productId, quantity } : line))
    : [...picked, { productId, quantity }];
  return changed.filter((line) => line.quantity > 0);
}

/** What of the basket can still be bought: a product may have run out or got stuck meanwhile. */
export function fitting(state: KioskState, picked: readonly Picked[]): readonly Picked[] {
  return picked.reduce<readonly Picked[]>((kept, { productId, quantity }) => {
    const product = productOf(state, productId);
    const most = product === undefined ? 0 : mostPieces(state, kept, product);
    return withPieces(kept, { productId, quantity: Math.min(quantity, most) });
  }, []);
}

/** Whether two baskets are about the same pieces. */
export function isSameBasket(one: readonly Picked[], other: readonly Picked[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The screen of the basket with a whole time limit; without a product nothing is being chosen. */
function toBasket(state: KioskState, picked: readonly Picked[], now: Now, isReduced = false): Step {
  if (picked.length === 0) return step({ ...state, session: { kind: 'idle' } });
  return step({
    ...withCarriedChangeTime(state, now),
    session: { kind: 'basket', picked, isReduced, endsMonoMs: now.monoMs + DELAYS.basketMs },
  });
}

/** A basket with one piece of its first product. */
export function newBasket(state: KioskState, productId: string, now: Now): Step {
  return toBasket(state, [{ productId, quantity: 1 }], now);
}

/**
 * From whatever leads to a payment back to the basket, with what of it can still be bought; to the products where there
 * are no baskets, where nothing of it is left, and while no money is accepted.
 */
export function leavePayment(state: KioskState, picked: readonly Picked[], now: Now): Step {
  if (!state.settings.basket || canAcceptMoney(state).kind !== 'open') return toBasket(state, [], now);
  const kept = fitting(state, picked);
  return toBasket(state, kept, now, !isSameBasket(kept, picked));
}

/** Another number of pieces of a product; one out of bounds is ignored. */
export function onPieces(state: KioskState, { productId, quantity }: Picked, now: Now): Step {
  const { session } = state;
  const product = productOf(state, productId);
  if (session.kind !== 'basket' || product === undefined || quantity < 0) return step(state);
  const before = session.picked.find((line) => line.productId === productId)?.quantity ?? 0;
  // Fewer are possible even of what has run out meanwhile.
  if (quantity > before && quantity > mostPieces(state, session.picked, product)) return step(state);
  return toBasket(state, withPieces(session.picked, { productId, quantity }), now);
}

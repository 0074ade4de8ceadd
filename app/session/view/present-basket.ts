import { multiplyTiyn, ZERO_TIYN } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { mostPieces } from '../choose/basket.ts';
import { isPayable } from '../choose/choose-product.ts';
import { goodsOf, productOf } from '../choose/goods.ts';
import { isOffered } from '../choose/payment-methods.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { cardOf, productCards, restBesideCarriedChange } from './product-cards.ts';
import { ownLimit } from './sale-parts.ts';
import type { BasketLine, Screen } from './view.ts';

/** The basket, with all products beside it. */
export function presentBasket(
  state: KioskState,
  { picked, isReduced, endsMonoMs }: Extract<Session, { kind: 'basket' }>,
  now: Now,
): Screen {
  const lines = picked.flatMap(({ productId, quantity }): readonly BasketLine[] => {
    const product = productOf(state, productId);
    if (product === undefined) return [];
    const maxQuantity = mostPieces(state, picked, product);
    const amountTiyn = multiplyTiyn(product.priceTiyn, quantity);
    return [{ product: cardOf(state, product), quantity, maxQuantity, amountTiyn }];
  });
  const inBasket = new Map(lines.map(({ product, quantity }) => [product.id, quantity]));
  const full = state.settings.catalogue
    .filter(isOffered)
    .filter((product) => mostPieces(state, picked, product) <= (inBasket.get(product.id) ?? 0));
  const goods = goodsOf(state, picked);
  const amountTiyn = goods === null ? ZERO_TIYN : priceOf(goods);
  return {
    name: 'basket',
    products: productCards(state),
    byNumber: state.settings.shelves !== null,
    lines,
    full: full.map(({ id }) => id),
    amountTiyn,
    restTiyn: restBesideCarriedChange(state, amountTiyn),
    isReduced,
    canPay: isPayable(state, picked),
    limit: ownLimit(DELAYS.basketMs, endsMonoMs, now),
  };
}

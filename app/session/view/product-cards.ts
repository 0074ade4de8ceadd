import type { Product } from '../../config/schema.ts';
import { shelfOf } from '../../config/shelves.ts';
import { leastTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { isAvailable } from '../choose/goods.ts';
import { isOffered } from '../choose/payment-methods.ts';
import type { KioskState } from '../state/state.ts';
import type { ProductCard } from './view.ts';

/** The cards of all products that customers see. */
export function productCards(state: KioskState): readonly ProductCard[] {
  return state.settings.catalogue.filter(isOffered).map((product) => cardOf(state, product));
}

/** What is to be paid beside the change of the last sale, in tiyn. */
export function restBesideCarriedChange({ carriedChange }: KioskState, amountTiyn: Tiyn): Tiyn {
  return subtractTiyn(amountTiyn, leastTiyn(amountTiyn, carriedChange?.amountTiyn ?? ZERO_TIYN));
}

/** From this number on a customer is told how many are left, so that nobody chooses five of the last two. */
const FEW_PIECES = 3;

function fewLeftOf(state: KioskState, product: Product): number | null {
  const left = state.stock.get(product.id);
  return left === undefined || left > FEW_PIECES || !isAvailable(state, product) ? null : left;
}

/** Never of what is sold out, nor one that is not higher: the catalogue may have changed since it was found out. */
function earlierOf(state: KioskState, product: Product): Tiyn | null {
  const earlier = state.earlierPrices.get(product.id);
  return earlier === undefined || earlier <= product.priceTiyn || !isAvailable(state, product) ? null : earlier;
}

/** The card of a product of the catalogue. */
export function cardOf(state: KioskState, product: Product): ProductCard {
  return {
    id: product.id,
    name: product.name,
    priceTiyn: product.priceTiyn,
    earlierTiyn: earlierOf(state, product),
    picture: product.picture ?? product.id,
    soldOut: !isAvailable(state, product),
    fewLeft: fewLeftOf(state, product),
    category: product.category ?? null,
    shelf: shelfOf(product.channel, state.settings.shelves),
  };
}

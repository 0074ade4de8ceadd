import { multiplyTiyn, type Tiyn } from './money.ts';

/** Pieces of one product at one price: the price that the customer saw, even if the catalogue changes. */
interface Sold {
  readonly item: { readonly priceTiyn: Tiyn };
  readonly quantity: number;
}

/** What a sale costs, all its pieces. */
export function priceOf({ item, quantity }: Sold): Tiyn {
  return valueOfPieces(item, quantity);
}

/** What so many pieces of a product are worth at the price they were sold at, as for those that came out. */
export function valueOfPieces({ priceTiyn }: Sold['item'], pieces: number): Tiyn {
  return multiplyTiyn(priceTiyn, pieces);
}

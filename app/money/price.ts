import { addTiyn, multiplyTiyn, type Tiyn } from './money.ts';

/** So many pieces of one product at one price: the price that the customer saw, even if the catalogue changes. */
export interface SoldLine<Item> {
  readonly item: Item;
  readonly quantity: number;
}

/** What a sale is about: its first product, the number of all its pieces, and the lines of a basket after the first. */
export interface Sold<Item> extends SoldLine<Item> {
  readonly further: readonly SoldLine<Item>[];
}

interface Priced {
  readonly priceTiyn: Tiyn;
}

/** The products of a sale in the order in which they come out, each with its number of pieces. */
export function linesOf<Item>({ item, quantity, further }: Sold<Item>): readonly SoldLine<Item>[] {
  return [{ item, quantity: further.reduce((left, line) => left - line.quantity, quantity) }, ...further];
}

/** The product of a piece, by its number from 1. */
export function itemOfPiece<Item>(sold: Sold<Item>, piece: number): Item {
  if (sold.further.length === 0) return sold.item;
  const lines = linesOf(sold);
  let last = 0;
  for (const line of lines) {
    last += line.quantity;
    if (piece <= last) return line.item;
  }
  return lines.at(-1)?.item ?? sold.item;
}

/** What a sale costs, all its pieces. */
export function priceOf(sold: Sold<Priced>): Tiyn {
  return valueOfPieces(sold, sold.quantity);
}

/** What so many pieces of a sale, the first ones, are worth at the prices they were sold at. */
export function valueOfPieces(sold: Sold<Priced>, pieces: number): Tiyn {
  if (sold.further.length === 0) return multiplyTiyn(sold.item.priceTiyn, pieces);
  let left = pieces;
  const values = linesOf(sold).map(({ item, quantity }) => {
    const taken = Math.min(left, quantity);
    left -= taken;
    return multiplyTiyn(item.priceTiyn, taken);
  });
  return addTiyn(...values);
}

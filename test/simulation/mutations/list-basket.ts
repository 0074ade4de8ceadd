import type { Mutation } from './mutation.ts';

/** Programs that are wrong about a sale of several products. */
export const BASKET_MUTATIONS: readonly Mutation[] = [
  {
    name: 'further-products-from-the-first-channel',
    why: 'each piece comes out of the channel of its product',
    file: 'app/session/dispense/dispense.ts',
    from: 'const { channel } = itemOfPiece(sale, piece);',
    to: 'const { channel } = sale.item;',
    kind: 'baskets',
  },
  {
    name: 'further-pieces-at-the-first-price',
    why: 'what came out is worth what its product was sold for',
    file: 'app/session/dispense/dispense.ts',
    from: "const item = itemOfPiece(sale, piece);\n  const state = by === 'seen'",
    to: "const { item } = sale;\n  const state = by === 'seen'",
    kind: 'baskets',
  },
  {
    name: 'rest-of-a-basket-at-the-first-price',
    why: 'what did not come out goes back at its own price',
    file: 'app/money/price.ts',
    from: 'return multiplyTiyn(item.priceTiyn, taken);',
    to: 'return multiplyTiyn(pieces < sold.quantity ? sold.item.priceTiyn : item.priceTiyn, taken);',
    kind: 'baskets',
  },
  {
    name: 'further-products-for-nothing',
    why: 'the price of a sale is that of all its pieces',
    file: 'app/money/price.ts',
    from: 'return valueOfPieces(sold, sold.quantity);',
    to: 'return multiplyTiyn(sold.item.priceTiyn, sold.quantity);',
    kind: 'baskets',
  },
  {
    name: 'further-products-not-on-record',
    why: 'what is not on record is not given out after a power cut',
    file: 'app/session/choose/choose-product.ts',
    from: '...(further.length === 0 ? {} : { further })',
    to: '...(further.length >= 0 ? {} : { further })',
    kind: 'baskets',
  },
  {
    name: 'further-products-forgotten-by-the-start',
    why: 'a basket goes on after a power cut with what is left of it',
    file: 'app/session/recovery/after-restart.ts',
    from: 'return { saleId, externalId, item, quantity, further, carriedChange: null };',
    to: 'return { saleId, externalId, item, quantity, further: further.slice(1, 1), carriedChange: null };',
    kind: 'baskets',
  },
  {
    name: 'stock-of-the-first-product-alone',
    why: 'each product is counted by its own pieces',
    file: 'app/journal/replay.ts',
    from: 'countDispensed(books.stock, itemOfPiece(sale, sale.delivered + 1).productId)',
    to: 'countDispensed(books.stock, sale.item.productId)',
    kind: 'baskets',
  },
  {
    name: 'basket-beyond-the-stock',
    why: 'nobody pays for what is not there',
    file: 'app/session/choose/goods.ts',
    from: 'stock.get(product.id) ?? settings.maxQuantity, affordable',
    to: 'Math.max(3, stock.get(product.id) ?? settings.maxQuantity), affordable',
    kind: 'baskets',
  },
];

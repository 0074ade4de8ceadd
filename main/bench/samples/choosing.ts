import { multiplyTiyn, tiyn } from '../../../app/money/money.ts';
import type { InterruptedCard, ProductCard, CustomerScreen } from '../../../app/session/view/view.ts';
import { limit } from './limit.ts';
import { cards, juice, longCards, longName } from './products.ts';

function interrupted(money: InterruptedCard['money'], claimCode: string | null): CustomerScreen {
  const card: InterruptedCard = {
    language: 'kk',
    productName: juice.name,
    quantity: 1,
    money,
    amountTiyn: juice.priceTiyn,
    claimCode,
  };
  return { name: 'idle', products: cards.slice(0, 6), takesCash: true, takesQr: true, interrupted: card };
}

function idle(products: readonly ProductCard[], takesCash = false): CustomerScreen {
  return { name: 'idle', products, takesCash, takesQr: true, interrupted: null };
}

function details(
  product: ProductCard,
  leftSeconds: number,
  quantity = 1,
  maxQuantity = 1,
): Extract<CustomerScreen, { name: 'product' }> {
  const amountTiyn = multiplyTiyn(product.priceTiyn, quantity);
  return {
    name: 'product',
    product,
    quantity,
    maxQuantity,
    amountTiyn,
    restTiyn: amountTiyn,
    limit: limit(60, leftSeconds),
  };
}

/** The start screen, the details of a product, and the question how to pay. */
export const CHOOSING: Readonly<Record<string, CustomerScreen>> = {
  'starting': { name: 'starting' },
  'idle-0': idle([]),
  'idle-1': idle(cards.slice(0, 1)),
  'idle-2': idle(cards.slice(0, 2)),
  'idle-3': idle(cards.slice(0, 3)),
  'idle-6': idle(cards.slice(0, 6)),
  'idle-cash': idle(cards.slice(0, 6), true),
  'idle-interrupted-checking': interrupted('checking', null),
  'idle-interrupted-owed': interrupted('owed', '7K4-82M'),
  'idle-interrupted-in-doubt': interrupted('in-doubt', '7K4-82M'),
  'idle-interrupted-going-back': interrupted('going-back', null),
  'idle-8': idle(cards.slice(0, 8)),
  'idle-12': idle(cards.slice(0, 12)),
  'idle-18': idle(cards),
  'idle-carried-change': idle(cards.slice(0, 6), true),
  'idle-12-carried-change': idle(cards.slice(0, 12), true),
  'idle-long-names': idle(longCards),
  'idle-sold-out': idle(cards.slice(0, 4).map((one) => ({ ...one, soldOut: true }))),
  'product': details(juice, 52),
  'product-carried-change': { ...details(juice, 52), restTiyn: tiyn(0) },
  'product-quantity': details(juice, 52, 3, 5),
  'product-long-name': details(longName, 9, 20, 20),
  'payment-carried-change': {
    name: 'payment',
    restTiyn: tiyn(900_00),
    takesQr: true,
    takesCash: true,
    product: juice,
    quantity: 1,
    amountTiyn: tiyn(1_450_00),
    limit: limit(45, 40),
  },
  'payment': {
    name: 'payment',
    restTiyn: juice.priceTiyn,
    takesQr: true,
    takesCash: true,
    product: juice,
    quantity: 1,
    amountTiyn: juice.priceTiyn,
    limit: limit(45, 40),
  },
  'payment-long-name': {
    name: 'payment',
    restTiyn: multiplyTiyn(longName.priceTiyn, 3),
    takesQr: true,
    takesCash: true,
    product: longName,
    quantity: 3,
    amountTiyn: multiplyTiyn(longName.priceTiyn, 3),
    limit: limit(45, 5),
  },
};

import { addTiyn, multiplyTiyn, tiyn, ZERO_TIYN } from '../../../app/money/money.ts';
import type { BasketLine, CustomerScreen, LineCard, ProductCard } from '../../../app/session/view/view.ts';
import { DELIVERING } from './delivering.ts';
import { FAILURES } from './failures.ts';
import { limit } from './limit.ts';
import { PAYING } from './paying.ts';
import { cards, longCards, numberedCards, sixtyCards } from './products.ts';
import { REFUNDS } from './refunds.ts';

interface Piece {
  readonly product: ProductCard;
  readonly quantity: number;
}

function basketOf(
  products: readonly ProductCard[],
  pieces: readonly Piece[],
  more: Partial<Extract<CustomerScreen, { name: 'basket' }>> = {},
): CustomerScreen {
  const lines = pieces.map(({ product, quantity }): BasketLine => ({
    product,
    quantity,
    maxQuantity: product.fewLeft ?? 20,
    amountTiyn: multiplyTiyn(product.priceTiyn, quantity),
  }));
  const amountTiyn = addTiyn(...lines.map((line) => line.amountTiyn), ZERO_TIYN);
  const full = lines.filter((line) => line.quantity >= line.maxQuantity).map(({ product }) => product.id);
  return {
    name: 'basket',
    products,
    byNumber: false,
    lines,
    full,
    amountTiyn,
    restTiyn: amountTiyn,
    isReduced: false,
    canPay: true,
    limit: limit(60, 52),
    ...more,
  };
}

/** The first products, one piece of the first, two of the second, and so on. */
function some(products: readonly ProductCard[], count: number): readonly Piece[] {
  return products
    .filter(({ soldOut }) => !soldOut)
    .slice(0, count)
    .map((product, index) => ({ product, quantity: Math.min(index + 1, product.fewLeft ?? index + 1) }));
}

/** A screen of a sale with several products, of which so many pieces came out; null before that is known. */
function ofBasket(screen: CustomerScreen | undefined, pieces: readonly Piece[], out: number | null): CustomerScreen {
  const [first] = pieces;
  const isSold = screen !== undefined && 'quantity' in screen && screen.name !== 'product';
  if (first === undefined || !isSold) throw new Error('no sale on this screen');
  let left = out ?? 0;
  const lines = pieces.map(({ product, quantity }): LineCard => {
    const came = Math.min(left, quantity);
    left -= came;
    return {
      product,
      quantity,
      amountTiyn: multiplyTiyn(product.priceTiyn, quantity),
      out: out === null ? null : came,
    };
  });
  const quantity = pieces.reduce((sum, one) => sum + one.quantity, 0);
  const amountTiyn = addTiyn(...lines.map((line) => line.amountTiyn));
  return { ...screen, product: first.product, quantity, amountTiyn, lines };
}

function withReceipt(screen: CustomerScreen): CustomerScreen {
  if (screen.name !== 'success') return screen;
  const lines = (screen.lines ?? []).map(({ product, quantity, amountTiyn }) => ({
    productName: product.name,
    quantity,
    amountTiyn,
  }));
  const { quantity, amountTiyn } = screen;
  return { ...screen, receipt: { ...screen.receipt, lines, quantity, amountTiyn } };
}

/** Several products in one sale. */
export const BASKETS: Readonly<Record<string, CustomerScreen>> = {
  'basket': basketOf(cards.slice(0, 6), some(cards, 1)),
  'basket-three': basketOf(cards.slice(0, 12), some(cards, 3)),
  'basket-60': basketOf(sixtyCards, some(sixtyCards, 5)),
  'basket-long-names': basketOf(longCards, some(longCards, 2)),
  'basket-by-number': basketOf(numberedCards, some(numberedCards, 2), { byNumber: true }),
  'basket-cannot-pay': basketOf(cards.slice(0, 6), some(cards, 4), { canPay: false }),
  'basket-reduced': basketOf(cards.slice(0, 6), some(cards, 2), { isReduced: true }),
  'basket-carried-change': basketOf(cards.slice(0, 6), some(cards, 2), { restTiyn: tiyn(600_00) }),
  'qr-basket': ofBasket(PAYING['qr'], some(longCards, 4), null),
  'dispensing-basket': ofBasket(DELIVERING['dispensing-pulsing'], some(cards, 3), 1),
  'success-basket': withReceipt(ofBasket(DELIVERING['success'], some(cards, 4), 10)),
  'success-printed-basket': withReceipt(ofBasket(DELIVERING['success-printed'], some(cards, 4), 10)),
  'refund-basket': ofBasket(REFUNDS['refund-partly'], some(cards, 4), 4),
  'error-basket': ofBasket(FAILURES['error-partly-dispensed'], some(longCards, 4), 2),
};

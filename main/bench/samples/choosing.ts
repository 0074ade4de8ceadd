import type { LocalText } from '../../../app/language/language.ts';
import { multiplyTiyn, tiyn } from '../../../app/money/money.ts';
import type { InterruptedCard, ProductCard, CustomerScreen } from '../../../app/session/view/view.ts';
import { OTHER_CODE_LOOK } from './other-code-look.ts';
import { limit } from './limit.ts';
import { ways } from './ways.ts';
import { cards, juice, longCards, longName, loweredCards, numberedCards, sixtyCards } from './products.ts';

function interrupted(
  money: InterruptedCard['money'],
  claimCode: string | null,
  product: ProductCard = juice,
  amountTiyn = product.priceTiyn,
): InterruptedCard {
  const saleId = `${product.id} ${money}`;
  return {
    saleId,
    language: 'kk',
    productName: product.name,
    quantity: 1,
    money,
    bank: 'Kaspi',
    isInvoice: false,
    amountTiyn,
    claimCode,
  };
}

/** A machine with Kaspi QR alone. */
const KASPI_QR = { code: { name: null }, takesInvoice: false } as const;

function idleOf(products: readonly ProductCard[]): Extract<CustomerScreen, { name: 'idle' }> {
  return {
    name: 'idle',
    products,
    takesCash: true,
    takesQr: true,
    ...KASPI_QR,
    interrupted: [],
    byNumber: false,
    attract: null,
  };
}

function idle(
  products: readonly ProductCard[],
  takesCash = false,
  interruptedCards: readonly InterruptedCard[] = [],
): CustomerScreen {
  return {
    name: 'idle',
    products,
    takesCash,
    takesQr: true,
    ...KASPI_QR,
    interrupted: interruptedCards,
    byNumber: false,
    attract: null,
  };
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

/** The choice between a code and notes. */
const payment: Extract<CustomerScreen, { name: 'payment' }> = {
  name: 'payment',
  restTiyn: juice.priceTiyn,
  ways: ways(juice.priceTiyn, 'qr'),
  takesCash: true,
  isTotalChanged: false,
  product: juice,
  quantity: 1,
  amountTiyn: juice.priceTiyn,
  limit: limit(45, 40),
};

/** As long as one may be. */
const NOTICE: LocalText = {
  kk: 'Жексенбі, 6 желтоқсанда жөндеу жұмыстары: автомат 9-дан 12-ге дейін жабық. Ең жақын автомат — 2-қабатта, лифт жанында',
  ru: 'В воскресенье, 6 декабря, ремонт: автомат закрыт с 9 до 12 часов. Ближайший автомат — на втором этаже, рядом с лифтом',
  en: 'Repairs on Sunday, 6 December: closed from 9 to 12. The nearest machine is on the second floor by the lift',
};

/** The start screen, the details of a product, and the question how to pay. */
export const CHOOSING: Readonly<Record<string, CustomerScreen>> = {
  'starting': { name: 'starting' },
  'starting-slow-disk': { name: 'starting', waitsFor: 'disk' },
  'idle-0': idle([]),
  'idle-1': idle(cards.slice(0, 1)),
  'idle-2': idle(cards.slice(0, 2)),
  'idle-3': idle(cards.slice(0, 3)),
  'idle-6': idle(cards.slice(0, 6)),
  'idle-attract': { ...idleOf(cards.slice(0, 6)), attract: { isShown: true, files: [] } },
  'idle-notice': { ...idleOf(cards.slice(0, 6)), notice: NOTICE },
  'idle-12-notice': { ...idleOf(cards.slice(0, 12)), notice: NOTICE },
  'idle-by-number-notice': { ...idleOf(numberedCards), byNumber: true, notice: NOTICE },
  'idle-interrupted-notice': {
    ...idleOf(cards.slice(0, 6)),
    interrupted: [interrupted('owed', '7K4-82M')],
    notice: NOTICE,
  },
  'idle-cash': idle(cards.slice(0, 6), true),
  'idle-invoice': { ...idleOf(cards.slice(0, 6)), takesCash: false, code: null, takesInvoice: true },
  'idle-every-way': { ...idleOf(cards.slice(0, 6)), takesInvoice: true },
  'idle-other-code': { ...idleOf(longCards), code: { name: OTHER_CODE_LOOK.name }, takesInvoice: true },
  'idle-notes-alone': { ...idleOf(cards.slice(0, 6)), takesQr: false, code: null },
  'idle-interrupted-checking': idle(cards.slice(0, 6), true, [interrupted('checking', null)]),
  'idle-interrupted-owed': idle(cards.slice(0, 6), true, [interrupted('owed', '7K4-82M')]),
  'idle-interrupted-in-doubt': idle(cards.slice(0, 6), true, [interrupted('in-doubt', '7K4-82M')]),
  'idle-interrupted-going-back': idle(cards.slice(0, 6), true, [interrupted('going-back', null)]),
  'idle-interrupted-returned': idle(cards.slice(0, 6), true, [interrupted('returned', null)]),
  'idle-interrupted-not-charged': idle(cards.slice(0, 6), true, [interrupted('not-charged', null)]),
  'idle-interrupted-unknown': idle(cards.slice(0, 6), true, [interrupted('in-doubt', '7K4-82M', juice, tiyn(0))]),
  'idle-interrupted-long-names': idle(longCards, true, [interrupted('in-doubt', '7K4-82M', longName)]),
  'idle-interrupted-two': idle(cards.slice(0, 12), true, [
    interrupted('in-doubt', '7K4-82M', longName),
    interrupted('owed', '3F9-Q6T'),
  ]),
  'idle-lowered': idle(loweredCards.slice(0, 6), true),
  'idle-12-lowered': idle(loweredCards.slice(0, 12), true),
  'idle-night': idle(cards.slice(0, 6), true),
  'idle-8': idle(cards.slice(0, 8)),
  'idle-12': idle(cards.slice(0, 12)),
  'idle-18': idle(cards),
  'idle-60': idle(sixtyCards, true),
  'idle-by-number': { ...idleOf(numberedCards), byNumber: true },
  'idle-60-look': idle(sixtyCards, true),
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
    ways: ways(tiyn(900_00), 'qr'),
    takesCash: true,
    isTotalChanged: false,
    product: juice,
    quantity: 1,
    amountTiyn: tiyn(1_450_00),
    limit: limit(45, 40),
  },
  'payment': payment,
  'payment-still-there': { ...payment, limit: { ...limit(45, 9), untilMonoMs: 45_000 } },
  'payment-long-name': {
    name: 'payment',
    restTiyn: multiplyTiyn(longName.priceTiyn, 3),
    ways: ways(multiplyTiyn(longName.priceTiyn, 3), 'qr', 'phone'),
    takesCash: true,
    isTotalChanged: false,
    product: longName,
    quantity: 3,
    amountTiyn: multiplyTiyn(longName.priceTiyn, 3),
    limit: limit(45, 5),
  },
  'payment-every-way': choice(longName, false),
  'payment-with-fees': {
    ...choice(longName, false),
    ways: ways(longName.priceTiyn, 'kaspi_gold', 'kaspi_credit'),
    takesCash: false,
  },
  'payment-qr-or-invoice': {
    ...choice(juice, false),
    ways: ways(juice.priceTiyn, 'qr', 'phone'),
    takesCash: false,
  },
  'payment-invoice-or-cash': { ...choice(juice, false), ways: ways(juice.priceTiyn, 'phone') },
  'payment-total-changed': choice(juice, true),
};

/** Every way that there is, with commissions. */
function choice(product: ProductCard, isTotalChanged: boolean): Extract<CustomerScreen, { name: 'payment' }> {
  const { priceTiyn } = product;
  return {
    name: 'payment',
    restTiyn: priceTiyn,
    ways: ways(
      priceTiyn,
      'qr',
      'phone',
      'kaspi_gold',
      'kaspi_red',
      'kaspi_credit',
      'kaspi_installment_12',
      'kaspi_installment_24',
    ),
    takesCash: true,
    isTotalChanged,
    product,
    quantity: 1,
    amountTiyn: priceTiyn,
    limit: limit(45, 40),
  };
}

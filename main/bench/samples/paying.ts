import { multiplyTiyn, subtractTiyn, tiyn } from '../../../app/money/money.ts';
import { totalTiyn } from '../../../app/payment/commission.ts';
import type { ChangePolicy } from '../../../app/sale-outcome.ts';
import { acceptableBills } from '../../../app/session/cash/bills.ts';
import type { ProductCard, CustomerScreen } from '../../../app/session/view/view.ts';
import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { ways } from './ways.ts';
import { OTHER_CODE_LOOK } from './other-code-look.ts';
import { limit } from './limit.ts';
import { juice, longName } from './products.ts';
import { DIGITS_TOKEN, LINK_TOKEN } from './qr-tokens.ts';

const NOTES = [200_00, 500_00, 1_000_00, 2_000_00, 5_000_00, 10_000_00, 20_000_00].map(tiyn);

function cash(
  product: ProductCard,
  step: Extract<CustomerScreen, { name: 'cash' }>['step'],
  inserted: number,
  more: {
    changePolicy?: ChangePolicy;
    canPayRest?: boolean;
    carriedChange?: number;
    isAcceptorOut?: boolean;
    restBy?: readonly Parameters<typeof ways>[1][];
  } = {},
): CustomerScreen {
  const { priceTiyn: amountTiyn } = product;
  const { changePolicy = 'owe', canPayRest = step === 'insert', carriedChange = 0, isAcceptorOut = false } = more;
  const { restBy = ['qr'] } = more;
  const insertedTiyn = tiyn(inserted);
  const carriedTiyn = tiyn(carriedChange);
  const restTiyn = subtractTiyn(amountTiyn, tiyn(inserted + carriedChange));
  const billsTiyn = step === 'leaving' || isAcceptorOut ? [] : acceptableBills(NOTES, restTiyn, changePolicy);
  const time = step === 'leaving' ? limit(60, 48) : limit(120, 90);
  return {
    name: 'cash',
    product,
    quantity: 1,
    amountTiyn,
    step,
    insertedTiyn,
    carriedTiyn,
    restTiyn,
    billsTiyn,
    isAcceptorOut,
    changePolicy,
    ways: canPayRest ? ways(restTiyn, ...restBy) : [],
    limit: time,
  };
}

function qr(
  product: ProductCard,
  qrToken: string,
  methods: readonly string[],
  leftSeconds: number,
): Extract<CustomerScreen, { name: 'qr' }> {
  const { priceTiyn: amountTiyn } = product;
  return {
    name: 'qr',
    code: null,
    product,
    quantity: 1,
    amountTiyn,
    qrToken,
    methods,
    way: METHOD_WORDS.qr,
    check: null,
    part: null,
    limit: limit(180, leftSeconds),
    closing: leftSeconds === 0,
  };
}

function confirm(product: ProductCard, leftSeconds: number): CustomerScreen {
  const { priceTiyn: amountTiyn } = product;
  return {
    name: 'confirm',
    product,
    quantity: 1,
    amountTiyn,
    limit: limit(65, leftSeconds),
    closing: leftSeconds === 0,
  };
}

/** A part that is in, and what is missing. */
const PART = { paidTiyn: tiyn(300_00), missingTiyn: tiyn(150_00), paysRest: false } as const;

/** Of a machine with every service. */
const EVERY_WAY = [
  'qr',
  'phone',
  'kaspi_gold',
  'kaspi_red',
  'kaspi_credit',
  'kaspi_installment_12',
  'kaspi_installment_24',
] as const;

/** Notes, and the QR of a purchase. */
export const PAYING: Readonly<Record<string, CustomerScreen>> = {
  'cash': cash(juice, 'insert', 0),
  'cash-change-of-the-last-sale': cash(longName, 'insert', 5_000_00, { carriedChange: 550_00 }),
  'cash-some': cash(juice, 'insert', 200_00),
  'cash-drawing': cash(juice, 'drawing', 200_00),
  'cash-leaving': cash(juice, 'leaving', 200_00),
  'cash-long-name': cash(longName, 'insert', 200_00),
  'cash-drawing-long-name': cash(longName, 'drawing', 2_000_00),
  'cash-donate': cash(juice, 'insert', 200_00, { changePolicy: 'donate' }),
  'cash-refuse': cash(juice, 'insert', 0, { changePolicy: 'refuse', canPayRest: false }),
  'cash-no-bills': cash(juice, 'insert', 400_00, { changePolicy: 'refuse' }),
  'cash-no-way': cash(juice, 'insert', 400_00, { changePolicy: 'refuse', canPayRest: false }),
  'cash-rest-by-invoice': cash(juice, 'insert', 200_00, { restBy: ['phone'] }),
  'cash-rest-many-ways': cash(longName, 'insert', 2_000_00, { restBy: ['qr', 'phone', 'kaspi_gold', 'kaspi_red'] }),
  'cash-rest-every-way': cash(longName, 'insert', 2_000_00, { restBy: EVERY_WAY }),
  'cash-every-way': cash(juice, 'insert', 0, { restBy: EVERY_WAY }),
  'cash-no-bills-invoice': cash(juice, 'insert', 400_00, { changePolicy: 'refuse', restBy: ['phone'] }),
  'cash-acceptor-out-invoice': cash(juice, 'insert', 200_00, { isAcceptorOut: true, restBy: ['phone'] }),
  'cash-acceptor-out': cash(juice, 'insert', 200_00, { isAcceptorOut: true }),
  'cash-acceptor-and-qr-out': cash(longName, 'insert', 200_00, { isAcceptorOut: true, canPayRest: false }),
  'preparing': { name: 'preparing', product: juice, quantity: 1, amountTiyn: juice.priceTiyn, isInvoice: false },
  'preparing-invoice': { name: 'preparing', product: juice, quantity: 1, amountTiyn: juice.priceTiyn, isInvoice: true },
  'preparing-long-name': {
    name: 'preparing',
    product: longName,
    quantity: 3,
    amountTiyn: multiplyTiyn(longName.priceTiyn, 3),
    isInvoice: false,
  },
  'qr': qr(juice, DIGITS_TOKEN, ['Gold', 'Red', 'Loan'], 161),
  'qr-link-long-name': qr(longName, LINK_TOKEN, ['Gold', 'Red', 'Loan', 'Kaspi Bonus'], 42),
  'qr-gold-only': qr(juice, DIGITS_TOKEN, ['Gold'], 5),
  'qr-no-methods': qr(juice, DIGITS_TOKEN, [], 180),
  'qr-with-fee': {
    ...qr(longName, LINK_TOKEN, [], 240),
    amountTiyn: totalTiyn(longName.priceTiyn, 1_400),
    way: METHOD_WORDS.kaspi_installment_24,
  },
  'qr-other-code': { ...qr(juice, LINK_TOKEN, [], 110), way: OTHER_CODE_LOOK.name, code: OTHER_CODE_LOOK },
  'qr-other-code-long-name': { ...qr(longName, LINK_TOKEN, [], 110), way: OTHER_CODE_LOOK.name, code: OTHER_CODE_LOOK },
  'qr-on-touch': {
    ...qr(juice, LINK_TOKEN, [], 80),
    way: OTHER_CODE_LOOK.name,
    code: OTHER_CODE_LOOK,
    check: 'none',
  },
  'qr-on-touch-not-paid': {
    ...qr(longName, LINK_TOKEN, [], 40),
    way: OTHER_CODE_LOOK.name,
    code: OTHER_CODE_LOOK,
    check: 'not-paid',
  },
  'qr-part-paid': { ...qr(juice, DIGITS_TOKEN, ['Gold'], 40), way: METHOD_WORDS.kaspi_gold, part: PART },
  'qr-part-rest': {
    ...qr(longName, DIGITS_TOKEN, ['Gold'], 40),
    way: METHOD_WORDS.kaspi_gold,
    part: { ...PART, paysRest: true },
  },
  'qr-rest': {
    ...qr(juice, DIGITS_TOKEN, ['Gold'], 40),
    way: METHOD_WORDS.kaspi_gold,
    part: { ...PART, paysRest: true },
  },
  'qr-closing': qr(juice, DIGITS_TOKEN, ['Gold', 'Red', 'Loan'], 0),
  'confirm': confirm(juice, 58),
  'confirm-long-name': confirm(longName, 65),
  'confirm-closing': confirm(longName, 0),
};

import type { Product } from '../../config/schema.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { MAX_AMOUNT_TIYN, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import { CASH } from '../../payment/capabilities.ts';
import { startPaid } from '../attempt/pay.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { withCarriedChangeTime } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import { isStuck } from '../dispense/stuck-products.ts';
import type { Now } from '../../ports/clock.ts';
import {
  isOffered,
  itemOf,
  methodsFor,
  methodsForProduct,
  type OfferedWay,
  wayOf,
  waysFor,
} from './payment-methods.ts';
import { billsFor } from '../cash/bills.ts';
import { keypad } from '../invoice/keypad.ts';
import { type AskedBy, askForPurchase } from '../qr/request-qr.ts';
import { serviceOf } from '../state/services.ts';
import { restTiyn, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';

/** Whether the product can be bought now. */
export function isAvailable(state: KioskState, product: Product): boolean {
  if (!isOffered(product) || state.takenOff.has(product.id)) return false;
  if ((state.stock.get(product.id) ?? 1) <= 0 || isStuck(state, product.id)) return false;
  const { ways, cash, carriedChange } = methodsForProduct(state, product);
  // Before the start has finished nothing is sold anyway, and products must not appear as sold out.
  return ways.length > 0 || cash || carriedChange || canAcceptMoney(state).kind !== 'open';
}

/** Largest quantity in one sale: limited by the operator, the stock and the highest price of a sale. */
export function maxQuantity({ settings, stock }: KioskState, product: Product): number {
  const affordable = Math.floor(MAX_AMOUNT_TIYN / product.priceTiyn);
  return Math.max(1, Math.min(settings.maxQuantity, stock.get(product.id) ?? settings.maxQuantity, affordable));
}

/** Changes the quantity on the details screen; ignores values out of bounds. */
export function onQuantity(state: KioskState, { quantity }: { quantity: number }, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'product') return step(state);
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  if (product === undefined || quantity < 1 || quantity > maxQuantity(state, product)) return step(state);
  return step({ ...state, session: { ...session, quantity, endsMonoMs: now.monoMs + DELAYS.productMs } });
}

/** A product was touched at idle. */
export function onChoose(state: KioskState, event: { productId: string; freshId: string }, now: Now): Step {
  const product = state.settings.catalogue.find((one) => one.id === event.productId);
  if (state.session.kind !== 'idle' || product === undefined || !isAvailable(state, product)) return step(state);
  if (canAcceptMoney(state).kind !== 'open') return step(state);
  // Change that covers the price is spent without a further question, so the details are shown first.
  if (state.settings.productDetails || state.settings.maxQuantity > 1 || state.carriedChange !== null) {
    return step({
      ...withCarriedChangeTime(state, now),
      session: { kind: 'product', productId: product.id, quantity: 1, endsMonoMs: now.monoMs + DELAYS.productMs },
    });
  }
  return choosePayment(state, product, 1, event.freshId, now);
}

/** "Pay" on the details screen. */
export function onPay(state: KioskState, event: { freshId: string }, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'product') return step(state);
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  if (product === undefined || !isAvailable(state, product) || canAcceptMoney(state).kind !== 'open') {
    return step({ ...state, session: { kind: 'idle' } });
  }
  return choosePayment(state, product, Math.min(session.quantity, maxQuantity(state, product)), event.freshId, now);
}

/** Shows the choice of the payment method, unless there is only one. */
function choosePayment(state: KioskState, product: Product, quantity: number, freshId: string, now: Now): Step {
  const { ways, cash, carriedChange } = methodsFor(state, { item: itemOf(product), quantity });
  const chosen = { product, quantity, saleId: freshId };
  if (carriedChange) return openSale(state, { ...chosen, asked: 'carried-change' }, now);
  const [only, ...others] = ways;
  if (only === undefined) return cash ? openSale(state, { ...chosen, asked: CASH }, now) : toIdle(state);
  if (!cash && others.length === 0) return payBy(state, only, chosen, now);
  return step({
    ...state,
    session: {
      kind: 'payment',
      productId: product.id,
      quantity,
      sale: null,
      endsMonoMs: now.monoMs + DELAYS.paymentMs,
    },
  });
}

function toIdle(state: KioskState): Step {
  return step({ ...state, session: { kind: 'idle' } });
}

interface Chosen {
  readonly product: Product;
  readonly quantity: number;
  readonly saleId: string;
}

/** Opens the sale, or asks for the telephone number first. */
function payBy(state: KioskState, { by, method }: OfferedWay, chosen: Chosen, now: Now): Step {
  if (method.phone === null) return openSale(state, { ...chosen, asked: { by } }, now);
  const { product, quantity } = chosen;
  return step({ ...state, session: keypad({ by, productId: product.id, quantity }, now) });
}

/** A way to pay was touched; while notes are inserted, the rest at a service. */
export function onMethod(state: KioskState, event: { method: string; freshId: string }, now: Now): Step {
  const { session } = state;
  if (session.kind === 'cash') {
    const canPay = session.closing === null && state.bill === null;
    return canPay ? payRest(state, session, event.method, now) : step(state);
  }
  if (session.kind !== 'payment') return step(state);
  if (session.sale !== null) return payRest(state, { sale: session.sale, cashTiyn: ZERO_TIYN }, event.method, now);
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  const isOpen = product !== undefined && isAvailable(state, product) && canAcceptMoney(state).kind === 'open';
  if (!isOpen) return toIdle(state);
  const methods = methodsFor(state, { item: itemOf(product), quantity: session.quantity });
  const chosen = { product, quantity: session.quantity, saleId: event.freshId };
  if (event.method === CASH) return methods.cash ? openSale(state, { ...chosen, asked: CASH }, now) : step(state);
  const way = wayOf(methods.ways, event.method);
  return way === null ? step(state) : payBy(state, way, chosen, now);
}

/** The rest of an open sale at a service, or with notes where none are in yet. */
function payRest(
  state: KioskState,
  { sale, cashTiyn }: { readonly sale: Sale; readonly cashTiyn: Tiyn },
  id: string,
  now: Now,
): Step {
  const rest = restTiyn(sale, cashTiyn);
  if (id === CASH) {
    const isTaken = state.session.kind === 'payment' && state.bill === null && billsFor(state, rest).length > 0;
    return isTaken ? step({ ...state, session: insertion(sale, now) }) : step(state);
  }
  const way = wayOf(waysFor(state, rest), id);
  if (way === null) return step(state);
  const { by, method } = way;
  if (method.phone === null) return askForPurchase(state, sale, cashTiyn, { by }, now);
  const { item, quantity } = sale;
  return step({ ...state, session: keypad({ by, productId: item.productId, quantity, sale, cashTiyn }, now) });
}

function insertion(sale: Sale, now: Now): Session {
  return { kind: 'cash', sale, cashTiyn: ZERO_TIYN, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs };
}

/** Opens a sale with the way that was chosen. */
export function openSale(
  before: KioskState,
  { product, quantity, saleId, asked }: Chosen & { readonly asked: AskedBy | typeof CASH | 'carried-change' },
  now: Now,
): Step {
  const { carriedChange } = before;
  const state: KioskState = { ...before, carriedChange: null };
  const item = itemOf(product);
  const sale: Sale = {
    saleId,
    externalId: saleId,
    item,
    quantity,
    carriedChange:
      carriedChange === null ? null : { saleId: carriedChange.saleId, amountTiyn: carriedChange.amountTiyn },
  };
  const isAtService = typeof asked !== 'string';
  // With notes the sale is bound to the first service: the rest can be paid there.
  const service = isAtService ? serviceOf(state, asked.by.provider) : (state.services[0] ?? null);
  const opened: JournalEntry = {
    kind: 'sale-opened',
    saleId,
    externalId: sale.externalId,
    provider: isAtService ? asked.by.provider : CASH,
    item,
    quantity,
    binding: service?.about.binding ?? null,
    language: state.language,
  };
  if (asked === CASH) return step({ ...state, session: insertion(sale, now) }, { entries: [opened] });
  const begun =
    asked === 'carried-change'
      ? startPaid(state, { sale, cashTiyn: ZERO_TIYN, purchase: null }, now)
      : askForPurchase(state, sale, ZERO_TIYN, asked, now);
  return { ...begun, entries: [opened, ...begun.entries] };
}

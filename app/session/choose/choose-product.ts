import type { Product } from '../../config/schema.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { MAX_AMOUNT_TIYN, ZERO_TIYN } from '../../money/money.ts';
import { startPaid } from '../attempt/pay.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { withCarriedChangeTime } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import { isStuck } from '../dispense/stuck-products.ts';
import type { Now } from '../../ports/clock.ts';
import { isOffered, itemOf, methodsFor, methodsForProduct } from './payment-methods.ts';
import { askForQr } from '../qr/request-qr.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';

/** Whether the product can be bought now. */
export function isAvailable(state: KioskState, product: Product): boolean {
  if (!isOffered(product) || state.takenOff.has(product.id)) return false;
  if ((state.stock.get(product.id) ?? 1) <= 0 || isStuck(state, product.id)) return false;
  const { qr, cash, carriedChange } = methodsForProduct(state, product);
  // Before the start has finished nothing is sold anyway, and products must not appear as sold out.
  return qr || cash || carriedChange || canAcceptMoney(state).kind !== 'open';
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
  const { qr, cash, carriedChange } = methodsFor(state, { item: itemOf(product), quantity });
  if (carriedChange) return openSale(state, product, quantity, 'carried-change', freshId, now);
  if (qr && cash)
    return step({
      ...state,
      session: { kind: 'payment', productId: product.id, quantity, endsMonoMs: now.monoMs + DELAYS.paymentMs },
    });
  if (qr || cash) return openSale(state, product, quantity, qr ? 'qr' : 'cash', freshId, now);
  return step({ ...state, session: { kind: 'idle' } });
}

/** "Kaspi QR" or "Cash" was touched; while notes are inserted, the rest by QR. */
export function onMethod(state: KioskState, event: { method: 'qr' | 'cash'; freshId: string }, now: Now): Step {
  const { session } = state;
  if (session.kind === 'cash') {
    const canPay =
      event.method === 'qr' && session.closing === null && state.bill === null && state.payments.kind === 'ready';
    return canPay ? askForQr(state, session.sale, session.cashTiyn, now) : step(state);
  }
  if (session.kind !== 'payment') return step(state);
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  const isOpen = product !== undefined && isAvailable(state, product) && canAcceptMoney(state).kind === 'open';
  if (!isOpen) return step({ ...state, session: { kind: 'idle' } });
  const methods = methodsFor(state, { item: itemOf(product), quantity: session.quantity });
  return methods[event.method]
    ? openSale(state, product, session.quantity, event.method, event.freshId, now)
    : step(state);
}

function openSale(
  before: KioskState,
  product: Product,
  quantity: number,
  method: 'qr' | 'cash' | 'carried-change',
  saleId: string,
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
  const { binding } = state.settings;
  const provider = method === 'qr' ? state.settings.provider : 'cash';
  const opened: JournalEntry = {
    kind: 'sale-opened',
    saleId,
    externalId: sale.externalId,
    provider,
    item,
    quantity,
    binding,
    language: state.language,
  };
  if (method === 'cash') {
    const session: Session = {
      kind: 'cash',
      sale,
      cashTiyn: ZERO_TIYN,
      closing: null,
      endsMonoMs: now.monoMs + DELAYS.cashMs,
    };
    return step({ ...state, session }, { entries: [opened] });
  }
  const begun =
    method === 'carried-change'
      ? startPaid(state, { sale, cashTiyn: ZERO_TIYN, purchase: null }, now)
      : askForQr(state, sale, ZERO_TIYN, now);
  return { ...begun, entries: [opened, ...begun.entries] };
}

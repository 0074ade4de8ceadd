import type { JournalEntry } from '../../journal/entry.ts';
import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import { linesOf } from '../../money/price.ts';
import { CASH } from '../../payment/capabilities.ts';
import { startPaid } from '../attempt/pay.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { withCarriedChangeTime } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { fitting, isSameBasket, leavePayment, newBasket } from './basket.ts';
import { availableGoods, goodsOf, isAvailable, maxQuantity } from './goods.ts';
import { methodsFor, type OfferedWay, wayOf, waysFor } from './payment-methods.ts';
import { billsFor } from '../cash/bills.ts';
import { keypad } from '../invoice/keypad.ts';
import { type AskedBy, askForPurchase } from '../qr/request-qr.ts';
import { serviceOf } from '../state/services.ts';
import { type Goods, type Picked, pickedOf, restTiyn, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';

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
  if (state.settings.basket) return newBasket(state, product.id, now);
  // Change that covers the price is spent without a further question, so the details are shown first.
  if (state.settings.productDetails || state.settings.maxQuantity > 1 || state.carriedChange !== null) {
    return step({
      ...withCarriedChangeTime(state, now),
      session: { kind: 'product', productId: product.id, quantity: 1, endsMonoMs: now.monoMs + DELAYS.productMs },
    });
  }
  return choosePayment(state, [{ productId: product.id, quantity: 1 }], event.freshId, now);
}

/** "Pay" on the details screen, or at the basket. */
export function onPay(state: KioskState, event: { freshId: string }, now: Now): Step {
  const { session } = state;
  if (session.kind === 'basket') return payBasket(state, session.picked, event.freshId, now);
  if (session.kind !== 'product') return step(state);
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  if (product === undefined || !isAvailable(state, product) || canAcceptMoney(state).kind !== 'open') {
    return step({ ...state, session: { kind: 'idle' } });
  }
  const quantity = Math.min(session.quantity, maxQuantity(state, product));
  return choosePayment(state, [{ productId: product.id, quantity }], event.freshId, now);
}

/** A basket that cannot be bought as it is stays on the screen, with what can. */
function payBasket(state: KioskState, picked: readonly Picked[], freshId: string, now: Now): Step {
  const isWhole = canAcceptMoney(state).kind === 'open' && isSameBasket(fitting(state, picked), picked);
  return isWhole && isPayable(state, picked)
    ? choosePayment(state, picked, freshId, now)
    : leavePayment(state, picked, now);
}

/** Whether there is a way to pay the whole of it. */
export function isPayable(state: KioskState, picked: readonly Picked[]): boolean {
  const goods = goodsOf(state, picked);
  if (goods === null) return false;
  const { ways, cash, carriedChange } = methodsFor(state, goods);
  return ways.length > 0 || cash || carriedChange;
}

/** Shows the choice of the payment method, unless there is only one. */
function choosePayment(state: KioskState, picked: readonly Picked[], freshId: string, now: Now): Step {
  const goods = goodsOf(state, picked);
  if (goods === null) return leavePayment(state, picked, now);
  const { ways, cash, carriedChange } = methodsFor(state, goods);
  const chosen = { goods, saleId: freshId };
  if (carriedChange) return openSale(state, { ...chosen, asked: 'carried-change' }, now);
  const [only, ...others] = ways;
  if (only === undefined)
    return cash ? openSale(state, { ...chosen, asked: CASH }, now) : leavePayment(state, picked, now);
  if (!cash && others.length === 0) return payBy(state, only, chosen, picked, now);
  return step({
    ...state,
    session: { kind: 'payment', picked, sale: null, endsMonoMs: now.monoMs + DELAYS.paymentMs },
  });
}

interface Chosen {
  readonly goods: Goods;
  readonly saleId: string;
}

/** Opens the sale, or asks for the telephone number first. */
function payBy(
  state: KioskState,
  { by, method }: OfferedWay,
  chosen: Chosen,
  picked: readonly Picked[],
  now: Now,
): Step {
  if (method.phone === null) return openSale(state, { ...chosen, asked: { by } }, now);
  return step({ ...state, session: keypad({ by, picked }, now) });
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
  const { picked } = session;
  const goods = availableGoods(state, picked);
  if (goods === null || canAcceptMoney(state).kind !== 'open') return leavePayment(state, picked, now);
  const methods = methodsFor(state, goods);
  const chosen = { goods, saleId: event.freshId };
  if (event.method === CASH) return methods.cash ? openSale(state, { ...chosen, asked: CASH }, now) : step(state);
  const way = wayOf(methods.ways, event.method);
  return way === null ? step(state) : payBy(state, way, chosen, picked, now);
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
  return step({ ...state, session: keypad({ by, picked: pickedOf(sale), sale, cashTiyn }, now) });
}

function insertion(sale: Sale, now: Now): Session {
  return { kind: 'cash', sale, cashTiyn: ZERO_TIYN, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs };
}

/** Opens a sale with the way that was chosen. */
export function openSale(
  before: KioskState,
  { goods, saleId, asked }: Chosen & { readonly asked: AskedBy | typeof CASH | 'carried-change' },
  now: Now,
): Step {
  const { carriedChange } = before;
  const state: KioskState = { ...before, carriedChange: null };
  const sale: Sale = {
    saleId,
    externalId: saleId,
    ...goods,
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
    ...soldEntry(goods),
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

/** In the journal the quantity is that of the first product. */
function soldEntry(
  goods: Goods,
): Pick<Extract<JournalEntry, { kind: 'sale-opened' }>, 'item' | 'quantity' | 'further'> {
  const [first = goods, ...further] = linesOf(goods);
  const { item, quantity } = first;
  return { item, quantity, ...(further.length === 0 ? {} : { further }) };
}

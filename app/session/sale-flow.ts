import type { Product } from '../config/schema.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { MAX_AMOUNT_TIYN, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { repeatedNumber, type CreatedPurchase, type PaymentFailure } from '../payment/provider.ts';
import type { Result } from '../result.ts';
import { abandon, abandonQr } from './abandon.ts';
import { itemOf, methodsFor, methodsForProduct } from './bills.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { cashTimer, leaveCash } from './cash.ts';
import { DELAYS, PREPARE_ATTEMPTS_LIMIT } from './delays.ts';
import { withCreditTime } from './credit.ts';
import { dispensingTimer } from './dispense.ts';
import type { Now } from './event.ts';
import { withPaymentsLost, withSalesRefused } from './gates.ts';
import { startPaid } from './pay.ts';
import { problem } from './problem.ts';
import { refundOverdue } from './refunds.ts';
import { giveUp, returnTimer } from './return-flow.ts';
import { restTiyn, type Sale } from './sale.ts';
import type { KioskState, Session } from './state.ts';
import { step, type Step } from './step.ts';
import { isStuck } from './stuck.ts';
import type { MoneyFact } from './view.ts';
import { endAttempt, lastCheckMs } from './watch-outcome.ts';
import { watchNew } from './watch.ts';

/** Whether the product can be bought now. */
export function isAvailable(state: KioskState, product: Product): boolean {
  if ((state.stock.get(product.id) ?? 1) <= 0 || isStuck(state, product.id)) return false;
  const { qr, cash, credit } = methodsForProduct(state, product);
  // Before anything is there nothing is sold anyway, and the screen should not say that it is sold out.
  return qr || cash || credit || canAcceptMoney(state).kind !== 'open';
}

/** The most pieces that can be bought at once: what the operator allows, what is left, and what one sale may cost. */
export function maxQuantity({ settings, stock }: KioskState, product: Product): number {
  const affordable = Math.floor(MAX_AMOUNT_TIYN / product.priceTenge);
  return Math.max(1, Math.min(settings.maxQuantity, stock.get(product.id) ?? settings.maxQuantity, affordable));
}

/** Another number of pieces on the details screen; out of bounds nothing changes. */
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
  // What the change pays for comes out without another question, so that it is asked here.
  if (state.settings.productDetails || state.settings.maxQuantity > 1 || state.credit !== null) {
    return step({
      ...withCreditTime(state, now),
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

/** Asks how to pay, unless there is only one way. */
function choosePayment(state: KioskState, product: Product, quantity: number, freshId: string, now: Now): Step {
  const { qr, cash, credit } = methodsFor(state, { item: itemOf(product), quantity });
  if (credit) return openSale(state, product, quantity, 'credit', freshId, now);
  if (qr && cash) return step({ ...state, session: { kind: 'payment', productId: product.id, quantity, endsMonoMs: now.monoMs + DELAYS.paymentMs } });
  if (qr || cash) return openSale(state, product, quantity, qr ? 'qr' : 'cash', freshId, now);
  return step({ ...state, session: { kind: 'idle' } });
}

/** "Kaspi QR" or "Cash"; while notes are inserted, the rest by QR. */
export function onMethod(state: KioskState, event: { method: 'qr' | 'cash'; freshId: string }, now: Now): Step {
  const { session } = state;
  if (session.kind === 'cash') {
    const canPay = event.method === 'qr' && session.closing === null && state.bill === null && state.payments.kind === 'ready';
    return canPay ? askForQr(state, session.sale, session.cashTiyn, now) : step(state);
  }
  if (session.kind !== 'payment') return step(state);
  const product = state.settings.catalogue.find((one) => one.id === session.productId);
  const isOpen = product !== undefined && isAvailable(state, product) && canAcceptMoney(state).kind === 'open';
  if (!isOpen) return step({ ...state, session: { kind: 'idle' } });
  const methods = methodsFor(state, { item: itemOf(product), quantity: session.quantity });
  return methods[event.method] ? openSale(state, product, session.quantity, event.method, event.freshId, now) : step(state);
}

function openSale(before: KioskState, product: Product, quantity: number, method: 'qr' | 'cash' | 'credit', saleId: string, now: Now): Step {
  const { credit } = before;
  const state: KioskState = { ...before, credit: null };
  const item = itemOf(product);
  const sale: Sale = { saleId, externalId: saleId, item, quantity, credit: credit === null ? null : { saleId: credit.saleId, amountTiyn: credit.amountTiyn } };
  const provider = method === 'qr' ? 'kaspi' : 'cash';
  const { binding } = state.settings;
  const opened: JournalEntry = { kind: 'sale-opened', saleId, externalId: sale.externalId, provider, item, quantity, binding };
  if (method === 'cash') {
    const session: Session = { kind: 'cash', sale, cashTiyn: ZERO_TIYN, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs };
    return step({ ...state, session }, { entries: [opened] });
  }
  const begun = method === 'credit' ? startPaid(state, { sale, cashTiyn: ZERO_TIYN, purchase: null }, now) : askForQr(state, sale, ZERO_TIYN, now);
  return { ...begun, entries: [opened, ...begun.entries] };
}

/** A QR for what is not paid in notes. */
export function askForQr(state: KioskState, sale: Sale, cashTiyn: Tiyn, now: Now): Step {
  const endsMonoMs = now.monoMs + DELAYS.preparingMs;
  const session: Preparing = { kind: 'preparing', sale, cashTiyn, attempt: 0, endsMonoMs, retryMonoMs: null, awaitsConnect: false };
  return askAgain(state, session);
}

/** The answer to `qr/create`. It may come after Cancel: then nobody sees the QR, but the purchase is watched. */
export function onPurchaseAnswered(
  state: KioskState,
  event: { sale: Sale; amountTiyn: Tiyn; attempt: number; result: Result<CreatedPurchase, PaymentFailure> },
  now: Now,
): Step {
  const { session } = state;
  const { saleId } = event.sale;
  const current =
    session.kind === 'preparing' &&
    session.sale.saleId === saleId &&
    session.attempt === event.attempt &&
    // After other notes the QR is about another rest.
    event.amountTiyn === restTiyn(session.sale, session.cashTiyn)
      ? session
      : null;
  if (!event.result.ok) return onNoPurchase(state, current, saleId, event.result.error, now);
  const purchase = event.result.value;
  if (state.watched.some((one) => one.qrPaymentId === purchase.qrPaymentId)) {
    return onNoPurchase(state, current, saleId, repeatedNumber(purchase.qrPaymentId), now);
  }
  const { pollIntervalMs, scanTimeoutMs, confirmTimeoutMs, qrPaymentId } = purchase;
  const known: JournalEntry = {
    kind: 'purchase-known',
    saleId,
    qrPaymentId,
    amountTiyn: event.amountTiyn,
    pollIntervalMs,
    scanTimeoutMs,
    confirmTimeoutMs,
  };
  const watching = watchNew({ ...state, refusals: 0 }, event.sale, event.amountTiyn, purchase, now);
  if (current === null) return step(watching, { entries: [known] });
  const endsMonoMs = now.monoMs + scanTimeoutMs;
  const qr: Session = { kind: 'qr', sale: current.sale, cashTiyn: current.cashTiyn, purchase, endsMonoMs, closing: false };
  return step({ ...watching, session: qr }, { entries: [known] });
}

type Preparing = Extract<Session, { kind: 'preparing' }>;

function onNoPurchase(
  state: KioskState,
  current: Preparing | null,
  saleId: string,
  failure: PaymentFailure,
  now: Now,
): Step {
  const lost = failure.action === 'retry';
  const entry: JournalEntry = lost
    ? { kind: 'purchase-unanswered', saleId, code: failure.code }
    : { kind: 'purchase-refused', saleId, code: failure.code };
  const gates = failure.action === 'payments-off' ? withSalesRefused(state, failure.problem, now) : state;
  if (current === null) return step(gates, { entries: [entry] });
  if (failure.action === 'register-again') return registerAndRetry(gates, current, entry, failure, now);
  const retryMonoMs = now.monoMs + DELAYS.prepareRetryMs;
  if (lost && current.attempt < PREPARE_ATTEMPTS_LIMIT && retryMonoMs < current.endsMonoMs) {
    return step({ ...gates, session: { ...current, retryMonoMs } }, { entries: [entry] });
  }
  const ended = lost
    ? abandonQr(withPaymentsLost(gates, failure.problem, now), current, 'unanswered', now, {
        reason: 'payment-unavailable',
        money: 'not-charged',
        technicalCode: failure.code,
      })
    : abandonQr(gates, current, 'refused', now, {
        reason: 'payment-refused',
        money: 'not-charged',
        technicalCode: failure.code,
      });
  return { ...ended, entries: [entry, ...ended.entries] };
}

/** The service no longer knows the device: it is registered anew while the customer waits, once. */
function registerAndRetry(
  state: KioskState,
  current: Preparing,
  entry: JournalEntry,
  failure: PaymentFailure,
  now: Now,
): Step {
  if (current.attempt > 1) {
    const ended = abandonQr(withSalesRefused(state, failure.problem, now), current, 'refused', now, {
      reason: 'payment-unavailable',
      money: 'not-charged',
      technicalCode: failure.code,
    });
    return { ...ended, entries: [entry, ...ended.entries] };
  }
  const session: Preparing = { ...current, awaitsConnect: true };
  return step({ ...state, session }, { entries: [entry], effects: [{ kind: 'connect-payments' }] });
}

/** The device is registered, or not: the sale that waited for it goes on, or ends. */
export function continueAfterConnect(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'preparing' || !session.awaitsConnect) return step(state);
  if (state.payments.kind === 'ready') return askAgain(state, session);
  return abandonQr(state, session, 'unanswered', now, { reason: 'payment-unavailable', money: 'not-charged' });
}

/** "Cancel": possible until the QR was scanned; after that only the phone can refuse. With a refund's QR: "later". */
export function onCancel(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind === 'product' || session.kind === 'payment') return step({ ...state, session: { kind: 'idle' } });
  if (session.kind === 'cash') return leaveCash(state, session, 'cancelled', now);
  if (session.kind === 'return') return giveUp(state, session, null, now);
  if (session.kind !== 'preparing' && (session.kind !== 'qr' || session.closing)) return step(state);
  return abandonQr(state, session, 'cancelled', now);
}

/** The relay vanished: whoever has not scanned yet is kept from paying for nothing. */
export function onRelayLostInSale(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind === 'product' || session.kind === 'payment') return step({ ...state, session: { kind: 'idle' } });
  if (session.kind === 'cash') return leaveCash(state, session, 'relay-lost', now);
  if (session.kind !== 'preparing' && session.kind !== 'qr') return step(state);
  const money: MoneyFact = session.kind === 'preparing' ? 'not-charged' : 'checking';
  return abandon(state, session, 'relay-lost', now, { reason: 'relay-lost', money });
}

/** The deadlines of the screen in hand. */
export function sessionTimers(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind === 'preparing') return preparingTimer(state, session, now);
  if (session.kind === 'cash') return cashTimer(state, session, now);
  if (session.kind === 'dispensing') return dispensingTimer(state, session, now);
  if (session.kind === 'return') return returnTimer(state, session, now);
  if (session.kind === 'idle' || now.monoMs < session.endsMonoMs) return step(state);
  if (session.kind === 'qr' || session.kind === 'confirm') {
    // The customer may have scanned or paid in the last moment: the next regular answer decides, see `onUnchanged`.
    if (session.closing) return endAttempt(state, session, 'checking', now);
    // From now: a program that was held up beyond the limit has to ask once more, too.
    const endsMonoMs = now.monoMs + lastCheckMs(session);
    return step({ ...state, session: { ...session, closing: true, endsMonoMs } });
  }
  if (session.kind === 'refund' && session.step === 'asking') return step({ ...state, session: refundOverdue(session, now) });
  return step({ ...state, session: { kind: 'idle' } });
}

function preparingTimer(state: KioskState, session: Preparing, now: Now): Step {
  if (now.monoMs >= session.endsMonoMs) {
    // Pings may be answered while purchases are not: the next customer is spared the same wait.
    const silent = withPaymentsLost(state, problem('server-silent'), now);
    return abandonQr(silent, session, 'unanswered', now, { reason: 'payment-unavailable', money: 'not-charged' });
  }
  return session.retryMonoMs === null || now.monoMs < session.retryMonoMs ? step(state) : askAgain(state, session);
}

function askAgain(state: KioskState, session: Preparing): Step {
  const { sale, cashTiyn } = session;
  const attempt = session.attempt + 1;
  const amountTiyn = restTiyn(sale, cashTiyn);
  return step(
    { ...state, session: { ...session, attempt, retryMonoMs: null, awaitsConnect: false } },
    {
      entries: [{ kind: 'purchase-asked', saleId: sale.saleId, attempt, amountTiyn }],
      effects: [{ kind: 'ask-purchase', sale, amountTiyn, attempt }],
    },
  );
}

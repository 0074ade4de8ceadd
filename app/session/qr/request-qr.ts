import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { MethodCapabilities } from '../../payment/capabilities.ts';
import { commissionTiyn } from '../../payment/commission.ts';
import { maskedName } from '../../payment/masked-name.ts';
import type { PhoneNumber } from '../../payment/phone-number.ts';
import {
  type CreatedPurchase,
  type PaymentFailure,
  numberOfAnotherService,
  repeatedNumber,
} from '../../payment/provider.ts';
import { problem } from '../../problem.ts';
import type { Result } from '../../result.ts';
import { abandonQr } from '../attempt/abandon.ts';
import { DELAYS, PREPARE_ATTEMPTS_LIMIT } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { withPaymentsLost, withSalesRefused } from '../gates/gates.ts';
import type { Effect } from '../state/effect.ts';
import type { KioskEvent } from '../state/event.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { type ChosenWay, pickedOf, restTiyn, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';
import { methodOf, rateOf, serviceOf, withService } from '../state/services.ts';
import { purchaseKnown } from '../state/purchase-known.ts';
import { watchPurchase } from '../state/watch-purchase.ts';
import { onLostInvoice, refusedNumber } from '../invoice/not-sent.ts';
import { isPaidNumber } from '../state/paid-numbers.ts';
import { withSearch, withTaken } from '../invoice/search.ts';

/** The way to pay, and the telephone number where it needs one. */
export interface AskedBy {
  readonly by: ChosenWay;
  readonly phoneNumber?: PhoneNumber;
}

/** Requests a purchase for the amount not paid in notes. */
export function askForPurchase(
  state: KioskState,
  sale: Sale,
  cashTiyn: Tiyn,
  { by, phoneNumber }: AskedBy,
  now: Now,
): Step {
  const endsMonoMs = now.monoMs + DELAYS.preparingMs;
  const session: Preparing = {
    kind: 'preparing',
    sale,
    cashTiyn,
    by,
    phoneNumber: phoneNumber ?? null,
    customer: null,
    attempt: 0,
    endsMonoMs,
    retryMonoMs: null,
    awaitsConnect: false,
    isLost: false,
    externalId: null,
  };
  const asked = askAgain(state, session);
  const tellsName = methodOf(state, by.method)?.method.tellsName === true;
  if (phoneNumber === undefined || !tellsName) return asked;
  // In the same round trip: the invoice does not wait for the name.
  const effects: readonly Effect[] = [
    ...asked.effects,
    { kind: 'ask-customer', saleId: sale.saleId, provider: by.provider, phoneNumber },
  ];
  return { ...asked, effects };
}

/** The answer to the request for a purchase. After Cancel its code is not shown, but the purchase is watched. */
export function onPurchaseAnswered(
  state: KioskState,
  event: Extract<KioskEvent, { kind: 'purchase-answered' }>,
  now: Now,
): Step {
  const { session } = state;
  const { saleId } = event.sale;
  const current =
    session.kind === 'preparing' &&
    session.sale.saleId === saleId &&
    session.attempt === event.attempt &&
    // After further notes the QR is about an outdated rest.
    event.amountTiyn === restTiyn(session.sale, session.cashTiyn)
      ? session
      : null;
  if (!event.result.ok) return onNoPurchase(state, current, event, event.result.error, now);
  const purchase = event.result.value;
  const { qrPaymentId } = purchase;
  const same = state.watched.filter((one) => isSameNumber(one, event, qrPaymentId));
  if (same.some(({ provider }) => provider === event.by.provider))
    return onNoPurchase(state, current, event, repeatedNumber(qrPaymentId), now);
  if (same.length > 0 || isPaidNumber(state, saleId, qrPaymentId))
    return onNoPurchase(state, current, event, numberOfAnotherService(qrPaymentId), now);
  const { by, amountTiyn } = event;
  const method = methodOf(state, by.method)?.method ?? null;
  const added = purchase.commission?.amountTiyn ?? ZERO_TIYN;
  const watched = watchPurchase(
    event.sale,
    {
      ...by,
      ...purchase,
      amountTiyn: addTiyn(amountTiyn, added),
      commissionTiyn: added,
      isAskedOnTouch: method?.asks.kind === 'on-touch',
    },
    method,
    now,
  );
  const known = purchaseKnown(state, watched, purchase, event.phone);
  const watching = withSecondSearch(
    withService(withTaken({ ...state, watched: [...state.watched, watched] }, watched), by.provider, { refusals: 0 }),
    watched,
    method,
    now,
  );
  if (current === null) return step(watching, { entries: [known] });
  const shown = commissionTiyn(amountTiyn, rateOf(state, by.method));
  if (added !== shown) return onOtherCommission(watching, current, purchase, known, now);
  return step(
    { ...watching, session: payingSession(current, purchase, method, event.phone, now) },
    { entries: [known] },
  );
}

/** A request for an invoice may have arrived twice, and both invoices lie on the telephone. */
function withSecondSearch(
  state: KioskState,
  { amountTiyn, method: id, provider, sale }: WatchedPurchase,
  method: MethodCapabilities | null,
  now: Now,
): KioskState {
  if (method?.presents !== 'invoice') return state;
  return withSearch(state, { sale, by: { provider, method: id }, amountTiyn, lostTiyn: ZERO_TIYN }, now);
}

/** One payment must not count for two purchases, nor two purchases of a sale have one number. */
function isSameNumber(one: WatchedPurchase, { sale, by }: { sale: Sale; by: ChosenWay }, qrPaymentId: string): boolean {
  return one.qrPaymentId === qrPaymentId && (one.provider === by.provider || one.sale.saleId === sale.saleId);
}

/** The screen on which the customer pays. */
function payingSession(
  { sale, cashTiyn, by, customer }: Preparing,
  purchase: CreatedPurchase,
  method: MethodCapabilities | null,
  phone: string | null,
  now: Now,
): Session {
  const limitMs = Math.min(method?.waitMs ?? DELAYS.payingMs, purchase.scanTimeoutMs);
  return {
    kind: method?.presents === 'invoice' ? 'invoice' : 'qr',
    sale,
    cashTiyn,
    by,
    purchase,
    phone,
    customer,
    check: 'none',
    paysRest: false,
    limitMs,
    endsMonoMs: now.monoMs + limitMs,
    closing: false,
  };
}

/**
 * The service adds another commission than the one on the button. The customer has not agreed to that, so the purchase
 * is not put to them: it is watched like any that nobody waits for, and they choose again with the right totals.
 */
function onOtherCommission(
  state: KioskState,
  { sale, cashTiyn, by }: Preparing,
  { commission }: CreatedPurchase,
  known: JournalEntry,
  now: Now,
): Step {
  const rates = new Map(state.rates).set(by.method, commission?.rate ?? 0);
  const session: Session =
    cashTiyn > ZERO_TIYN
      ? { kind: 'cash', sale, cashTiyn, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs }
      : { kind: 'payment', picked: pickedOf(sale), sale, endsMonoMs: now.monoMs + DELAYS.paymentMs };
  return step({ ...state, rates, session }, { entries: [known] });
}

/** The customer's name arrived; the invoice may have come first. */
export function onCustomerAnswered(
  state: KioskState,
  event: { saleId: string; result: Result<string, PaymentFailure> },
): Step {
  const { session } = state;
  const isWaiting = session.kind === 'preparing' || session.kind === 'invoice';
  if (!isWaiting || session.sale.saleId !== event.saleId || !event.result.ok) return step(state);
  return step({ ...state, session: { ...session, customer: maskedName(event.result.value) } });
}

type Preparing = Extract<Session, { kind: 'preparing' }>;

function onNoPurchase(
  state: KioskState,
  current: Preparing | null,
  asked: Pick<Extract<KioskEvent, { kind: 'purchase-answered' }>, 'sale' | 'by' | 'amountTiyn'>,
  failure: PaymentFailure,
  now: Now,
): Step {
  const { sale, by } = asked;
  const { saleId } = sale;
  const lost = failure.action === 'retry';
  const { notSentForMs } = failure;
  const entry: JournalEntry =
    lost && notSentForMs === undefined
      ? { kind: 'purchase-unanswered', saleId, code: failure.code }
      : { kind: 'purchase-refused', saleId, code: failure.code };
  const gates = failure.action === 'payments-off' ? withSalesRefused(state, by.provider, failure.problem, now) : state;
  const isInvoice = methodOf(state, by.method)?.method.presents === 'invoice';
  if (isInvoice && lost && notSentForMs === undefined) return onLostInvoice(gates, current, asked, entry, failure, now);
  if (current === null) return step(gates, { entries: [entry] });
  if (failure.action === 'phone-refused') return refusedNumber(gates, current, entry, now);
  if (failure.action === 'register-again') return registerAndRetry(gates, current, entry, failure, now);
  if (isUsedUp(current, failure)) return askUnderAnotherNumber(gates, current, entry);
  const retryMonoMs = now.monoMs + Math.max(DELAYS.prepareRetryMs, notSentForMs ?? 0);
  if (lost && current.attempt < PREPARE_ATTEMPTS_LIMIT && retryMonoMs < current.endsMonoMs) {
    const isLost = current.isLost || notSentForMs === undefined;
    return step({ ...gates, session: { ...current, retryMonoMs, isLost } }, { entries: [entry] });
  }
  const ended = lost
    ? abandonQr(withPaymentsLost(gates, by.provider, failure.problem, now), current, 'unanswered', now, {
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

/**
 * Whether the number is used up: an attempt was lost and the next one is refused. The lost purchase may exist, and a
 * bank that accepts each number once refuses the repetition. The code of that refusal is not documented, so any counts.
 */
function isUsedUp({ isLost, externalId }: Preparing, { action }: PaymentFailure): boolean {
  return isLost && externalId === null && (action === 'refuse-sale' || action === 'final');
}

/**
 * Repeats the request under another number, once. The number begins with the sale's and is recorded with the attempt.
 */
function askUnderAnotherNumber(state: KioskState, current: Preparing, entry: JournalEntry): Step {
  const externalId = `${current.sale.externalId}-${String(current.attempt + 1)}`;
  const next = askAgain(state, { ...current, externalId });
  return { ...next, entries: [entry, ...next.entries] };
}

/** The device is unknown to the service: registers it again while the customer waits, once. */
function registerAndRetry(
  state: KioskState,
  current: Preparing,
  entry: JournalEntry,
  failure: PaymentFailure,
  now: Now,
): Step {
  // A lost attempt before it was no registration.
  const isSpent = current.attempt > 1 && !(current.isLost && current.attempt < PREPARE_ATTEMPTS_LIMIT);
  if (isSpent) {
    const ended = abandonQr(
      withSalesRefused(state, current.by.provider, failure.problem, now),
      current,
      'refused',
      now,
      {
        reason: 'payment-unavailable',
        money: 'not-charged',
        technicalCode: failure.code,
      },
    );
    return { ...ended, entries: [entry, ...ended.entries] };
  }
  const session: Preparing = { ...current, awaitsConnect: true };
  return step(
    { ...state, session },
    { entries: [entry], effects: [{ kind: 'connect-payments', provider: current.by.provider }] },
  );
}

/** Continues or ends the sale that waited for the registration of the device. */
export function continueAfterConnect(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'preparing' || !session.awaitsConnect) return step(state);
  const gate = serviceOf(state, session.by.provider)?.gate.kind;
  if (gate === 'ready') return askAgain(state, session);
  return abandonQr(state, session, 'unanswered', now, { reason: 'payment-unavailable', money: 'not-charged' });
}

/** Repeats a lost request, or ends the sale at the limit. */
export function preparingTimer(state: KioskState, session: Preparing, now: Now): Step {
  if (now.monoMs >= session.endsMonoMs) {
    // The gate closes, because pings may be answered while purchases are not, and the next customer would wait too.
    const silent = withPaymentsLost(state, session.by.provider, problem('server-silent'), now);
    return abandonQr(silent, session, 'unanswered', now, { reason: 'payment-unavailable', money: 'not-charged' });
  }
  return session.retryMonoMs === null || now.monoMs < session.retryMonoMs ? step(state) : askAgain(state, session);
}

function askAgain(state: KioskState, session: Preparing): Step {
  const { sale, cashTiyn, by, phoneNumber } = session;
  const attempt = session.attempt + 1;
  const amountTiyn = restTiyn(sale, cashTiyn);
  const number = session.externalId === null ? {} : { externalId: session.externalId };
  return step(
    { ...state, session: { ...session, attempt, retryMonoMs: null, awaitsConnect: false } },
    {
      entries: [{ kind: 'purchase-asked', saleId: sale.saleId, attempt, amountTiyn, method: by.method, ...number }],
      effects: [{ kind: 'ask-purchase', sale, by, phoneNumber, amountTiyn, attempt, ...number }],
    },
  );
}

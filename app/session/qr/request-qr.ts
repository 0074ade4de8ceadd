import type { JournalEntry } from '../../journal/entry.ts';
import type { Tiyn } from '../../money/money.ts';
import { type CreatedPurchase, type PaymentFailure, repeatedNumber } from '../../payment/provider.ts';
import { problem } from '../../problem.ts';
import type { Result } from '../../result.ts';
import { abandonQr } from '../attempt/abandon.ts';
import { DELAYS, PREPARE_ATTEMPTS_LIMIT } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { withPaymentsLost, withSalesRefused } from '../gates/gates.ts';
import { restTiyn, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';
import { watchNew } from './poll-purchases.ts';

/** Requests a QR for the amount not paid in notes. */
export function askForQr(state: KioskState, sale: Sale, cashTiyn: Tiyn, now: Now): Step {
  const endsMonoMs = now.monoMs + DELAYS.preparingMs;
  const session: Preparing = {
    kind: 'preparing',
    sale,
    cashTiyn,
    attempt: 0,
    endsMonoMs,
    retryMonoMs: null,
    awaitsConnect: false,
    isLost: false,
    externalId: null,
  };
  return askAgain(state, session);
}

/** The answer to `qr/create`. After Cancel the QR is not shown, but its purchase is polled. */
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
    // After further notes the QR is about an outdated rest.
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
  const qr: Session = {
    kind: 'qr',
    sale: current.sale,
    cashTiyn: current.cashTiyn,
    purchase,
    endsMonoMs,
    closing: false,
  };
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
  const { notSentForMs } = failure;
  const entry: JournalEntry =
    lost && notSentForMs === undefined
      ? { kind: 'purchase-unanswered', saleId, code: failure.code }
      : { kind: 'purchase-refused', saleId, code: failure.code };
  const gates = failure.action === 'payments-off' ? withSalesRefused(state, failure.problem, now) : state;
  if (current === null) return step(gates, { entries: [entry] });
  if (failure.action === 'register-again') return registerAndRetry(gates, current, entry, failure, now);
  if (isUsedUp(current, failure)) return askUnderAnotherNumber(gates, current, entry);
  const retryMonoMs = now.monoMs + Math.max(DELAYS.prepareRetryMs, notSentForMs ?? 0);
  if (lost && current.attempt < PREPARE_ATTEMPTS_LIMIT && retryMonoMs < current.endsMonoMs) {
    const isLost = current.isLost || notSentForMs === undefined;
    return step({ ...gates, session: { ...current, retryMonoMs, isLost } }, { entries: [entry] });
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

/** Continues or ends the sale that waited for the registration of the device. */
export function continueAfterConnect(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'preparing' || !session.awaitsConnect) return step(state);
  if (state.payments.kind === 'ready') return askAgain(state, session);
  return abandonQr(state, session, 'unanswered', now, { reason: 'payment-unavailable', money: 'not-charged' });
}

/** Repeats a lost request, or ends the sale at the limit. */
export function preparingTimer(state: KioskState, session: Preparing, now: Now): Step {
  if (now.monoMs >= session.endsMonoMs) {
    // The gate closes, because pings may be answered while purchases are not, and the next customer would wait too.
    const silent = withPaymentsLost(state, problem('server-silent'), now);
    return abandonQr(silent, session, 'unanswered', now, { reason: 'payment-unavailable', money: 'not-charged' });
  }
  return session.retryMonoMs === null || now.monoMs < session.retryMonoMs ? step(state) : askAgain(state, session);
}

function askAgain(state: KioskState, session: Preparing): Step {
  const { sale, cashTiyn } = session;
  const attempt = session.attempt + 1;
  const amountTiyn = restTiyn(sale, cashTiyn);
  const number = session.externalId === null ? {} : { externalId: session.externalId };
  return step(
    { ...state, session: { ...session, attempt, retryMonoMs: null, awaitsConnect: false } },
    {
      entries: [{ kind: 'purchase-asked', saleId: sale.saleId, attempt, amountTiyn, ...number }],
      effects: [{ kind: 'ask-purchase', sale, amountTiyn, attempt, ...number }],
    },
  );
}

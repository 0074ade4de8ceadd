import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, type Tiyn } from '../../money/money.ts';
import type { MoneyFact } from '../../sale-outcome.ts';
import { abandonQr } from '../attempt/abandon.ts';
import { startPaid } from '../attempt/pay.ts';
import { withCarriedChangeBack } from '../change/spend-change.ts';
import { type Waiting, waitingSession } from '../state/background-questions.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { compensate } from '../refund/compensate.ts';
import { withPendingNotice } from '../refund/pending-notices.ts';
import { receivedByQr, restTiyn, type Sale } from '../state/sale.ts';
import { hasJustLeft, isOnScreen } from '../state/sale-on-screen.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { step, type Step } from '../state/step.ts';

/** The purchase is paid: dispenses to a waiting customer, otherwise compensates. */
export function onProcessed(state: KioskState, asked: WatchedPurchase, amountTiyn: Tiyn, now: Now): Step {
  const { sale, qrPaymentId } = asked;
  const paid: JournalEntry = { kind: 'paid', saleId: sale.saleId, qrPaymentId, amountTiyn };
  const watched = { ...asked, amountTiyn };
  const waiting = waitingSession(state.session, watched);
  if (amountTiyn !== asked.amountTiyn) return onOtherAmount(state, watched, waiting, paid, now);
  if (waiting === null) return onPaidWhileInserting(state, watched, paid, now) ?? onPaidLate(state, watched, paid, now);
  const next = startPaid(
    state,
    { sale: waiting.sale, cashTiyn: waiting.cashTiyn, purchase: { qrPaymentId, amountTiyn } },
    now,
  );
  return { ...next, entries: [paid, ...next.entries] };
}

/**
 * The bank reports another amount than that of its QR. This amount was received and buys nothing, so it is compensated
 * as a whole; if the bank's details have yet another total, the refund leaves it to a person.
 */
function onOtherAmount(
  state: KioskState,
  watched: WatchedPurchase,
  waiting: Waiting | null,
  paid: JournalEntry,
  now: Now,
): Step {
  if (waiting === null) return onPaidLate(state, watched, paid, now);
  const { sale, cashTiyn } = waiting;
  const received = { ...receivedByQr(watched.qrPaymentId, watched.amountTiyn), cashTiyn };
  const facts = { reason: 'amount-differs', sale, received, delivered: 0, certain: true, isWaited: true } as const;
  // Carried change was not spent.
  return compensate(withCarriedChangeBack(state, sale, now), facts, [paid], now);
}

/** The phone pays after the customer has gone back to inserting notes; both payments belong to the same sale. */
function onPaidWhileInserting(
  state: KioskState,
  { sale, qrPaymentId, amountTiyn }: WatchedPurchase,
  paid: JournalEntry,
  now: Now,
): Step | null {
  const { session, bill } = state;
  const isInserting =
    session.kind === 'cash' && session.sale.saleId === sale.saleId && session.closing === null && bill === null;
  if (!isInserting || amountTiyn < restTiyn(session.sale, session.cashTiyn)) return null;
  const next = startPaid(
    state,
    { sale: session.sale, cashTiyn: session.cashTiyn, purchase: { qrPaymentId, amountTiyn } },
    now,
  );
  return { ...next, entries: [paid, ...next.entries] };
}

/** Paid after Cancel or the deadline: compensates, and informs a customer who is still there. */
function onPaidLate(state: KioskState, watched: WatchedPurchase, paid: JournalEntry, now: Now): Step {
  const { sale } = watched;
  const untilMonoMs = watched.lastDeadlineMonoMs + DELAYS.lingerMs;
  // The same sale may have continued with notes or with another QR.
  // With notes for the rest the sale may have gone on for longer than its QR.
  const stillThere =
    isOnScreen(state.session, sale) || hasJustLeft(state, sale, now) || (!watched.restored && now.monoMs < untilMonoMs);
  const isWaited = stillThere && screenIsFree(state.session, sale);
  const lingering = stillThere ? { lingersUntilMonoMs: untilMonoMs } : {};
  const { qrPaymentId, amountTiyn, owedTiyn } = watched;
  const received = receivedByQr(qrPaymentId, amountTiyn);
  const made = compensate(
    state,
    { reason: 'paid-late', sale, received, delivered: 0, owedTiyn, certain: true, isWaited, ...lingering },
    [paid],
    now,
  );
  // An automatic refund needs no code, unless it is refused; see `withRefusedRefund`.
  if (isWaited || !stillThere || state.settings.refundWay === 'direct') return made;
  const facts = {
    reason: 'paid-late',
    sale,
    qrPaymentId,
    money: 'owed',
    claimCode: claimCode(sale.saleId),
    amountTiyn: addTiyn(amountTiyn, owedTiyn),
  } as const;
  return { ...made, state: withPendingNotice(made.state, facts, now) };
}

function screenIsFree(session: Session, sale: Sale): boolean {
  return session.kind === 'idle' || (session.kind === 'error' && isOnScreen(session, sale));
}

/** The final refusal of the service. */
export function onFailed(state: KioskState, watched: WatchedPurchase, status: string, now: Now): Step {
  const { sale, qrPaymentId } = watched;
  const entries: readonly JournalEntry[] = [{ kind: 'purchase-failed', saleId: sale.saleId, qrPaymentId, status }];
  const waiting = waitingSession(state.session, watched);
  if (waiting === null) return step(state, { entries });
  const ended = abandonQr(state, waiting, 'declined', now, DECLINED);
  return { ...ended, entries: [...entries, ...ended.entries] };
}

const DECLINED = { reason: 'payment-declined', money: 'not-charged' } as const;

/** A refusal not documented as final: shown to the customer, but polled until it can no longer change. */
export function onDeclined(state: KioskState, watched: WatchedPurchase, status: string, now: Now): Step {
  const { sale, qrPaymentId } = watched;
  const waiting = waitingSession(state.session, watched);
  if (waiting !== null) return abandonQr(state, waiting, 'declined', now, DECLINED);
  if ((watched.askedMonoMs ?? now.monoMs) < watched.lastDeadlineMonoMs + DELAYS.expiryMarginMs) return step(state);
  return step(
    { ...state, watched: state.watched.filter((one) => one.qrPaymentId !== qrPaymentId) },
    { entries: [{ kind: 'purchase-failed', saleId: sale.saleId, qrPaymentId, status }] },
  );
}

/** Scanned: from now on the limit of the confirmation applies, even if the QR's own limit has just passed. */
export function onScanned(state: KioskState, before: WatchedPurchase, now: Now): Step {
  const { saleId } = before.sale;
  const entries: readonly JournalEntry[] = before.scanned
    ? []
    : [{ kind: 'scanned', saleId, qrPaymentId: before.qrPaymentId }];
  const session = waitingSession(state.session, before);
  if (session?.kind === 'qr') {
    const endsMonoMs = now.monoMs + session.purchase.confirmTimeoutMs;
    return step({ ...state, session: { ...session, kind: 'confirm', endsMonoMs, closing: false } }, { entries });
  }
  // Section 3.3: an unconfirmed purchase is cancelled by itself and the money is returned.
  const next = onUnchanged(state, before, 'will-be-refunded', now);
  return { ...next, entries: [...entries, ...next.entries] };
}

/**
 * The status is unchanged. After the time limit the attempt ends, but only on the answer to a request sent after it,
 * because the customer may have paid at the last moment.
 */
export function onUnchanged(state: KioskState, watched: WatchedPurchase, money: MoneyFact, now: Now): Step {
  const session = waitingSession(state.session, watched);
  if (session?.closing !== true) return step(state);
  const limitMonoMs = session.endsMonoMs - lastCheckMs(session);
  if (watched.askedMonoMs === null || watched.askedMonoMs < limitMonoMs) return step(state);
  return endAttempt(state, session, money, now);
}

/** Time after a limit in which the answer to the next regular request is awaited, in milliseconds. */
export function lastCheckMs(session: Waiting): number {
  return session.purchase.pollIntervalMs + DELAYS.lastCheckMs;
}

/** Ends the attempt; the purchase is still polled. */
export function endAttempt(state: KioskState, session: Waiting, money: MoneyFact, now: Now): Step {
  const reason = session.kind === 'qr' ? 'scan-timeout' : 'confirm-timeout';
  return abandonQr(state, session, reason, now, { reason, money });
}

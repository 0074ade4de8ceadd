import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, leastTiyn, subtractTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { MoneyFact } from '../../sale-outcome.ts';
import { abandonQr } from '../attempt/abandon.ts';
import { startPaid } from '../attempt/pay.ts';
import { withCarriedChangeBack } from '../change/spend-change.ts';
import { type Waiting, waitingSession } from '../state/background-questions.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { compensate } from '../refund/compensate.ts';
import { withPendingNotice } from '../refund/pending-notices.ts';
import { debtEntry } from '../refund/debt.ts';
import { type PaidPurchase, receivedBy, restTiyn, type Sale } from '../state/sale.ts';
import { methodOf, serviceOf } from '../state/services.ts';
import { hasJustLeft, isOnScreen } from '../state/sale-on-screen.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { isSamePurchase, type WatchedPurchase } from '../state/running-payments.ts';
import { step, type Step } from '../state/step.ts';

/** The purchase is paid: dispenses to a waiting customer, otherwise compensates. */
export function onProcessed(state: KioskState, asked: WatchedPurchase, amountTiyn: Tiyn, now: Now): Step {
  const { sale, qrPaymentId } = asked;
  // Parts that were counted have come in, whatever the last answer says.
  if (amountTiyn < asked.receivedTiyn) return onProcessed(state, asked, asked.receivedTiyn, now);
  const paid: JournalEntry = { kind: 'paid', saleId: sale.saleId, qrPaymentId, amountTiyn };
  const watched = { ...asked, amountTiyn };
  const purchase = paidPurchase(watched);
  const waiting = waitingSession(state.session, watched);
  const isEnough = amountTiyn === asked.amountTiyn || (amountTiyn > asked.amountTiyn && takesParts(state, asked));
  if (!isEnough) return onOtherAmount(state, watched, waiting, paid, now);
  const paying = waiting ?? waitingForTwin(state, asked);
  if (paying === null)
    return onPaidWhileInserting(state, watched, purchase, paid, now) ?? onPaidLate(state, watched, paid, now);
  const next = startPaid(state, { sale: paying.sale, cashTiyn: paying.cashTiyn, purchase }, now);
  return { ...next, entries: [paid, ...next.entries] };
}

/**
 * The session that waits for the other invoice of a request that arrived twice: on the telephone nobody can tell which
 * of the two the screen is about. The one that was not paid is withdrawn.
 */
function waitingForTwin({ session, watched }: KioskState, paid: WatchedPurchase): Waiting | null {
  const shown = watched.find((one) => waitingSession(session, one) !== null);
  // Of two codes only one is on the screen: whoever pays the earlier one has left it, and it goes back.
  if (shown === undefined || session.kind !== 'invoice') return null;
  const isTwin =
    shown.sale.saleId === paid.sale.saleId &&
    shown.provider === paid.provider &&
    shown.method === paid.method &&
    shown.amountTiyn === paid.amountTiyn &&
    shown.commissionTiyn === paid.commissionTiyn &&
    shown.receivedTiyn === ZERO_TIYN &&
    paid.receivedTiyn === ZERO_TIYN;
  return isTwin ? waitingSession(session, shown) : null;
}

function paidPurchase({
  provider,
  method,
  qrPaymentId,
  amountTiyn,
  commissionTiyn: added,
}: WatchedPurchase): PaidPurchase {
  return { provider, method, qrPaymentId, amountTiyn, commissionTiyn: leastTiyn(added, amountTiyn) };
}

/** Whether more than was asked for is a payment all the same; what is over is owed. */
function takesParts(state: KioskState, { method }: WatchedPurchase): boolean {
  return methodOf(state, method)?.method.takesParts === true;
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
  const received = { ...receivedBy(paidPurchase(watched)), cashTiyn };
  const facts = { reason: 'amount-differs', sale, received, delivered: 0, certain: true, isWaited: true } as const;
  // Carried change was not spent.
  return compensate(withCarriedChangeBack(state, sale, now), facts, [paid], now);
}

/** The phone pays after the customer has gone back to inserting notes; both payments belong to the same sale. */
function onPaidWhileInserting(
  state: KioskState,
  watched: WatchedPurchase,
  purchase: PaidPurchase,
  paid: JournalEntry,
  now: Now,
): Step | null {
  const { sale, amountTiyn, commissionTiyn, partOwedTiyn } = watched;
  const { session, bill } = state;
  const isInserting =
    session.kind === 'cash' && session.sale.saleId === sale.saleId && session.closing === null && bill === null;
  const restAndMoreTiyn = isInserting ? addTiyn(restTiyn(session.sale, session.cashTiyn), commissionTiyn) : ZERO_TIYN;
  if (!isInserting || partOwedTiyn > ZERO_TIYN || amountTiyn < restAndMoreTiyn) return null;
  const next = startPaid(state, { sale: session.sale, cashTiyn: session.cashTiyn, purchase }, now);
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
  const { qrPaymentId, amountTiyn, owedTiyn, partOwedTiyn } = watched;
  if (partOwedTiyn > ZERO_TIYN) return onRestLate(state, watched, paid, stillThere ? now : null);
  const received = receivedBy(paidPurchase(watched));
  const made = compensate(
    state,
    { reason: 'paid-late', sale, received, delivered: 0, owedTiyn, certain: true, isWaited, ...lingering },
    [paid],
    now,
  );
  // An automatic refund needs no code, unless it is refused; see `withRefusedRefund`.
  if (isWaited || !stillThere || serviceOf(state, watched.provider)?.about.refundWay === 'direct') return made;
  const facts = {
    reason: 'paid-late',
    sale,
    qrPaymentId,
    provider: watched.provider,
    money: 'owed',
    claimCode: claimCode(sale.saleId),
    amountTiyn: addTiyn(amountTiyn, owedTiyn),
  } as const;
  return { ...made, state: withPendingNotice(made.state, facts, now) };
}

/**
 * The rest of a purchase whose first parts are owed already: it is owed as well, under the same code. A customer who may
 * still be there sees what has become of it; `now` is null without one.
 */
function onRestLate(state: KioskState, watched: WatchedPurchase, paid: JournalEntry, now: Now | null): Step {
  const { sale, qrPaymentId, provider, amountTiyn, owedTiyn, partOwedTiyn } = watched;
  const more = subtractTiyn(amountTiyn, partOwedTiyn);
  if (more === ZERO_TIYN) return step(state, { entries: [paid] });
  const debt = debtEntry(sale.saleId, more);
  const facts = {
    reason: 'part-paid',
    sale,
    qrPaymentId,
    provider,
    money: 'owed',
    claimCode: debt.claimCode,
    amountTiyn: addTiyn(amountTiyn, owedTiyn),
  } as const;
  return step(now === null ? state : withPendingNotice(state, facts, now), { entries: [paid, debt] });
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
  const ended = abandonQr(withFinalParts(state, watched), waiting, 'declined', now, DECLINED);
  const settled = { ...ended, state: withoutFinal(ended.state, watched) };
  return { ...settled, entries: [...entries, ...ended.entries] };
}

/** The final answer took the purchase off the list; its parts count while the sale ends. */
function withFinalParts(state: KioskState, watched: WatchedPurchase): KioskState {
  return watched.receivedTiyn > watched.partOwedTiyn ? { ...state, watched: [...state.watched, watched] } : state;
}

function withoutFinal(state: KioskState, watched: WatchedPurchase): KioskState {
  return { ...state, watched: state.watched.filter((one) => !isSamePurchase(one, watched)) };
}

const DECLINED = { reason: 'payment-declined', money: 'not-charged' } as const;

/** A refusal not documented as final: shown to the customer, but polled until it can no longer change. */
export function onDeclined(state: KioskState, watched: WatchedPurchase, status: string, now: Now): Step {
  const { sale, qrPaymentId } = watched;
  const waiting = waitingSession(state.session, watched);
  if (waiting !== null) return abandonQr(state, waiting, 'declined', now, DECLINED);
  if ((watched.askedMonoMs ?? now.monoMs) < watched.lastDeadlineMonoMs + DELAYS.expiryMarginMs) return step(state);
  return step(
    { ...state, watched: state.watched.filter((one) => !isSamePurchase(one, watched)) },
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
  // Where only a touch may ask, the button for it stays on the screen, and no answer would end the next one.
  if (session?.kind === 'qr' && !before.isAskedOnTouch) {
    const endsMonoMs = now.monoMs + session.purchase.confirmTimeoutMs;
    const limitMs = session.purchase.confirmTimeoutMs;
    return step(
      { ...state, session: { ...session, kind: 'confirm', limitMs, endsMonoMs, closing: false } },
      { entries },
    );
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
  const reason = session.kind === 'confirm' ? 'confirm-timeout' : 'scan-timeout';
  return abandonQr(state, session, reason, now, { reason, money, provider: session.by.provider });
}

import type { JournalEntry } from '../../journal/entry.ts';
import type { RefundRecord } from '../../journal/replay.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { PaymentFailure } from '../../payment/provider.ts';
import {
  newRefund,
  onRefundAnswered,
  onRefundDetails,
  onRefundLook,
  REFUND_LIMITS,
  refundAfterRestart,
  type RefundOutcome,
} from '../../payment/refund.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import { type RefundFacts, type RefundProgress } from '../../payment/provider.ts';
import { LAST_REFUND, settlingAfter } from '../../payment/settling.ts';
import type { Result } from '../../result.ts';
import { claimCode } from '../../claim-code.ts';
import { questionsInBackground } from '../state/background-questions.ts';
import { BACKGROUND_QUESTIONS_LIMIT, DELAYS } from '../state/delays.ts';
import { debtEntry, errorSession } from './debt.ts';
import type { Effect } from '../state/effect.ts';
import type { Now } from '../../ports/clock.ts';
import type { PaidPurchase, Sale } from '../state/sale.ts';
import { isReady, serviceOf } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { RunningRefund } from '../state/running-payments.ts';
import type { Session } from '../state/session.ts';
import { withPendingNotice } from './pending-notices.ts';
import { withRefusedRefund } from './refused-refund.ts';
import { andThen, step, type Step } from '../state/step.ts';

interface Wanted {
  readonly sale: Sale;
  readonly purchase: PaidPurchase;
  /** The whole purchase, or a part of it. */
  readonly amountTiyn: Tiyn;
  /** See `RunningRefund.noticeIfRefused`. */
  readonly noticeIfRefused: RunningRefund['noticeIfRefused'];
  /** Whether the debt is recorded already; so it is with a proof of the customer. */
  readonly isOwed?: boolean;
}

/**
 * Starts the refund of a purchase; the intent is on disk before any request. `refundQrId` is the proof of the customer;
 * with it the debt is already recorded.
 */
export function startRefund(state: KioskState, wanted: Wanted, now: Now, refundQrId: string | null = null): Step {
  const { sale, purchase, amountTiyn, noticeIfRefused, isOwed = refundQrId !== null } = wanted;
  const { qrPaymentId, amountTiyn: paidTiyn, provider } = purchase;
  // The bank's answers could not distinguish two refunds of a purchase.
  if (state.refunds.some((one) => isRefundOf(one, purchase)))
    return step(state, { entries: [debtEntry(sale.saleId, amountTiyn)] });
  const running: RunningRefund = {
    sale,
    provider,
    settling: null,
    order: { qrPaymentId, amountTiyn, paidTiyn },
    refundQrId,
    isOwed,
    noticeIfRefused,
    refund: newRefund(now.monoMs),
    asked: false,
  };
  const intended: JournalEntry = { kind: 'refund-intended', saleId: sale.saleId, qrPaymentId, amountTiyn };
  const begun = step({ ...state, refunds: [...state.refunds, running] }, { entries: [intended] });
  return andThen(begun, (next) => refundTimers(next, now));
}

/** Resumes a refund of an earlier run. A request that may have been sent is never repeated without the details. */
export function resumeRefund(
  state: KioskState,
  {
    sale,
    provider,
    paidTiyn,
    record,
    isOwed,
  }: { sale: Sale; provider: ProviderName; paidTiyn: Tiyn; record: RefundRecord; isOwed: boolean },
  now: Now,
): KioskState {
  const { qrPaymentId, amountTiyn, attempts, availableTiyn, operationId } = record;
  const refund =
    availableTiyn === null ? newRefund(now.monoMs) : refundAfterRestart(attempts, availableTiyn, now.monoMs);
  const order = { qrPaymentId, amountTiyn, paidTiyn };
  const running: RunningRefund = {
    sale,
    provider,
    order,
    refund,
    refundQrId: null,
    settling: operationId === null ? null : newSettling(operationId, now),
    isOwed,
    noticeIfRefused: null,
    asked: false,
  };
  return { ...state, refunds: [...state.refunds, running] };
}

/** The refunds that may send requests: the waiting customer's always, of the others a limited number. */
function candidates(state: KioskState): readonly RunningRefund[] {
  if (state.refunds.length === 0) return state.refunds;
  const open = state.refunds.filter((one) => !one.asked && isReady(state, one.provider));
  const isWaited = (one: RunningRefund): boolean => waitingFor(state.session, one) !== null;
  const free = Math.max(0, BACKGROUND_QUESTIONS_LIMIT - questionsInBackground(state));
  return [...open.filter(isWaited), ...open.filter((one) => !isWaited(one)).slice(0, free)];
}

/** Sends due requests. While the service is unreachable none is sent; `hurryRefunds` follows its return. */
export function refundTimers(state: KioskState, now: Now): Step {
  if (state.journal.kind === 'failed') return step(state);
  const due = candidates(state).filter((one) => (dueMonoMs(one) ?? Infinity) <= now.monoMs);
  return due.reduce((before, running) => andThen(before, (next) => ask(next, running, now)), step(state));
}

/** Makes the requests of all refunds due when the service is reachable again. */
export function hurryRefunds(state: KioskState, provider: ProviderName, now: Now): Step {
  const refunds = state.refunds.map((one) => {
    const { refund } = one;
    if (one.provider !== provider) return one;
    return refund.step === 'look' || refund.step === 'verify'
      ? { ...one, refund: { ...refund, notBeforeMonoMs: now.monoMs } }
      : one;
  });
  return refundTimers({ ...state, refunds }, now);
}

/** When the next of the refunds that may send requests is due; `Infinity` for none. */
export function refundDeadline(state: KioskState): number {
  let first = Infinity;
  for (const one of candidates(state)) first = Math.min(first, dueMonoMs(one) ?? Infinity);
  return first;
}

function dueMonoMs({ refund, settling }: RunningRefund): number | null {
  if (settling !== null) return settling.askMonoMs;
  if (refund.step === 'ask') return 0;
  return refund.step === 'over' ? null : refund.notBeforeMonoMs;
}

function ask(state: KioskState, running: RunningRefund, now: Now): Step {
  const { provider } = running;
  const { saleId } = running.sale;
  const { qrPaymentId, amountTiyn } = running.order;
  if (running.settling !== null) {
    const { operationId } = running.settling;
    const effect: Effect = { kind: 'ask-refund-progress', saleId, provider, qrPaymentId, operationId };
    return step(replace(state, { ...running, asked: true }), { effects: [effect] });
  }
  const next = replace(state, { ...running, refund: onRefundLook(running.refund, now.monoMs), asked: true });
  if (running.refund.step !== 'ask') {
    const effect: Effect = { kind: 'ask-details', saleId, provider, qrPaymentId };
    return step(next, { effects: [effect] });
  }
  const { attempts, availableTiyn } = running.refund;
  return step(next, {
    entries: [{ kind: 'refund-asked', saleId, qrPaymentId, amountTiyn, attempt: attempts + 1, availableTiyn }],
    effects: [
      { kind: 'ask-refund', saleId, provider, request: { qrPaymentId, amountTiyn, refundQrId: running.refundQrId } },
    ],
  });
}

/** The service's details of the purchase. */
export function onDetailsAnswered(
  state: KioskState,
  event: { saleId: string; qrPaymentId: string; result: Result<RefundFacts, PaymentFailure> },
  now: Now,
): Step {
  const running = find(state, event);
  if (running?.settling !== null || running.refund.step === 'ask') return step(state);
  const refund = onRefundDetails(running.refund, running.order, event.result, now.monoMs);
  return goOn(state, { ...running, asked: false, refund }, now);
}

/** The service's answer to the refund request. */
export function onRefundReply(
  state: KioskState,
  event: { saleId: string; qrPaymentId: string; result: Result<string, PaymentFailure> },
  now: Now,
): Step {
  const running = find(state, event);
  if (running?.refund.step !== 'ask') return step(state);
  const refund = onRefundAnswered(running.refund, event.result, now.monoMs);
  return goOn(state, { ...running, asked: false, refund }, now);
}

function goOn(state: KioskState, running: RunningRefund, now: Now): Step {
  const { refund } = running;
  if (refund.step === 'over') return settleOrEnd(state, running, refund.outcome, now);
  // After a restart the customer has gone, with the proof that this contract requires.
  const isAlone =
    serviceOf(state, running.provider)?.about.refundWay === 'with-customer' && running.refundQrId === null;
  // An earlier request may have been carried out while the details are outdated; then a person must look.
  const isSure = refund.step === 'ask' && refund.attempts === 0;
  if (refund.step === 'ask' && isAlone)
    return end(state, running, { kind: isSure ? 'kept' : 'doubtful', code: 'CUSTOMER-GONE' }, now);
  return refundTimers(replace(state, running), now);
}

/** An accepted refund that the service carries out later is followed until it is done. */
function settleOrEnd(state: KioskState, running: RunningRefund, outcome: RefundOutcome, now: Now): Step {
  const isLater = serviceOf(state, running.provider)?.about.refundsSettleLater === true;
  if (!isLater || outcome.kind !== 'refunded') return end(state, running, outcome, now);
  const operationId = outcome.by === 'answer' ? outcome.operationId : LAST_REFUND;
  const { saleId } = running.sale;
  const accepted: JournalEntry = {
    kind: 'refund-accepted',
    saleId,
    qrPaymentId: running.order.qrPaymentId,
    operationId,
  };
  const settling = newSettling(operationId, now);
  return step(replace(state, { ...running, settling }), { entries: [accepted] });
}

function newSettling(operationId: string, now: Now): RunningRefund['settling'] {
  return {
    operationId,
    sinceMonoMs: now.monoMs,
    askMonoMs: now.monoMs + REFUND_LIMITS.lookAgainMs,
    deniedSinceMonoMs: null,
  };
}

/** The service's answer about a refund that is under way. */
export function onRefundProgress(
  state: KioskState,
  event: { saleId: string; qrPaymentId: string; result: Result<RefundProgress, PaymentFailure> },
  now: Now,
): Step {
  const running = find(state, event);
  if (!running?.settling) return step(state);
  const { operationId } = running.settling;
  const answer = settlingAfter(running.settling, event.result, now.monoMs);
  if (answer.kind === 'pending') return step(replace(state, { ...running, asked: false, settling: answer.settling }));
  const outcome: RefundOutcome =
    answer.kind === 'done' ? { kind: 'refunded', by: 'answer', operationId } : { kind: answer.kind, code: answer.code };
  return end(state, { ...running, asked: false }, outcome, now);
}

/** Ends a refund either as refunded or as recorded debt. */
function end(state: KioskState, running: RunningRefund, outcome: RefundOutcome, now: Now): Step {
  const { sale, order } = running;
  const { saleId } = sale;
  const { qrPaymentId, amountTiyn } = order;
  const rest = { ...state, refunds: state.refunds.filter((one) => !isSameRefund(one, running)) };
  const waiting = waitingFor(state.session, running);
  if (outcome.kind === 'refunded') {
    const operationId = outcome.by === 'answer' && outcome.operationId !== LAST_REFUND ? outcome.operationId : null;
    const done: JournalEntry = { kind: 'refund-done', saleId, qrPaymentId, amountTiyn, operationId };
    const settled: readonly JournalEntry[] = running.isOwed
      ? [{ kind: 'debt-settled', saleId, amountTiyn, how: 'refund' }]
      : [];
    return step(waiting === null ? rest : afterRefund(rest, waiting, now), { entries: [done, ...settled] });
  }
  const failed: JournalEntry = {
    kind: 'refund-failed',
    saleId,
    qrPaymentId,
    certain: outcome.kind === 'kept',
    code: outcome.code,
  };
  const debt = debtEntry(saleId, amountTiyn);
  const entries = running.isOwed ? [failed] : [failed, debt];
  if (waiting === null) {
    const told = running.isOwed ? rest : withRefusedRefund(rest, running, outcome.code, now);
    return step(told, { entries });
  }
  const { claimCode } = debt;
  const owedTiyn = addTiyn(amountTiyn, waiting.owedTiyn);
  const session = errorSession(
    {
      reason: waiting.reason,
      sale,
      qrPaymentId,
      provider: running.provider,
      money: 'owed',
      claimCode,
      technicalCode: outcome.code,
      amountTiyn: owedTiyn,
    },
    now,
  );
  return step({ ...rest, session }, { entries });
}

/** The screens after a refund; owed notes are shown after it, with their code. */
function afterRefund(state: KioskState, waiting: Waiting, now: Now): KioskState {
  const { reason, sale, owedTiyn } = waiting;
  const done: KioskState = {
    ...state,
    session: { ...waiting, step: 'done', endsMonoMs: now.monoMs + refundDoneMs(waiting) },
  };
  if (owedTiyn === ZERO_TIYN) return done;
  return withPendingNotice(
    done,
    { reason, sale, money: 'owed', claimCode: claimCode(sale.saleId), amountTiyn: owedTiyn },
    now,
  );
}

/** Duration of the screen after a refund, in milliseconds. */
export function refundDoneMs({ owedTiyn }: Pick<Waiting, 'owedTiyn'>): number {
  return owedTiyn === ZERO_TIYN ? DELAYS.refundDoneMs : DELAYS.refundMoreMs;
}

type Waiting = Extract<Session, { kind: 'refund' }>;

/** The session in which the customer waits for this refund, not for another one of the same sale. */
function waitingFor(session: Session, { sale, order }: RunningRefund): Waiting | null {
  if (session.kind !== 'refund' || session.step !== 'asking') return null;
  return session.sale.saleId === sale.saleId && session.qrPaymentId === order.qrPaymentId ? session : null;
}

/** The screen for a customer who waits for the refund. */
export function refundSession(
  facts: Pick<Waiting, 'reason' | 'sale' | 'provider' | 'qrPaymentId' | 'amountTiyn' | 'owedTiyn'>,
  now: Now,
): Session {
  return { kind: 'refund', step: 'asking', ...facts, endsMonoMs: now.monoMs + DELAYS.refundMs };
}

/** The bank is slow: ends the wait with a claim code, in case the refund fails. */
export function refundOverdue(
  { reason, sale, provider, qrPaymentId, amountTiyn, owedTiyn }: Waiting,
  now: Now,
): Session {
  const code = claimCode(sale.saleId);
  // With owed notes the code covers everything; a later automatic refund reduces the debt.
  if (owedTiyn > ZERO_TIYN)
    return errorSession(
      {
        reason,
        sale,
        provider,
        qrPaymentId,
        money: 'owed',
        claimCode: code,
        amountTiyn: addTiyn(amountTiyn, owedTiyn),
      },
      now,
    );
  return errorSession({ reason, sale, provider, qrPaymentId, money: 'going-back', claimCode: code, amountTiyn }, now);
}

function find(state: KioskState, event: { saleId: string; qrPaymentId: string }): RunningRefund | null {
  const isMeant = ({ sale, order, asked }: RunningRefund): boolean =>
    asked && order.qrPaymentId === event.qrPaymentId && sale.saleId === event.saleId;
  return state.refunds.find(isMeant) ?? null;
}

function replace(state: KioskState, running: RunningRefund): KioskState {
  return { ...state, refunds: state.refunds.map((one) => (isSameRefund(one, running) ? running : one)) };
}

function isSameRefund(one: RunningRefund, other: RunningRefund): boolean {
  return isRefundOf(one, { provider: other.provider, qrPaymentId: other.order.qrPaymentId });
}

function isRefundOf(
  { provider, order }: RunningRefund,
  purchase: Pick<PaidPurchase, 'provider' | 'qrPaymentId'>,
): boolean {
  return order.qrPaymentId === purchase.qrPaymentId && provider === purchase.provider;
}

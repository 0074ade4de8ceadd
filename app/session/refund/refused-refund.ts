import { claimCode } from '../../claim-code.ts';
import { addTiyn } from '../../money/money.ts';
import type { Now } from '../../ports/clock.ts';
import type { RunningRefund } from '../state/running-payments.ts';
import { hasJustLeft, isOnScreen } from '../state/sale-on-screen.ts';
import type { ErrorFacts, Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { errorSession } from './debt.ts';
import { withPendingNotice } from './pending-notices.ts';

type Failure = Extract<Session, { kind: 'error' }>;

/**
 * Handles the refusal of a refund that no screen waits for; its amount is owed from now on. A customer who may still be
 * there sees the code: on the present screen if it is about the same money, otherwise when the screen is free.
 */
export function withRefusedRefund(state: KioskState, running: RunningRefund, code: string, now: Now): KioskState {
  const { session } = state;
  const { sale, order, noticeIfRefused } = running;
  const facts: ErrorFacts = {
    reason: noticeIfRefused?.reason ?? 'paid-late',
    sale,
    qrPaymentId: order.qrPaymentId,
    provider: running.provider,
    money: 'owed',
    claimCode: claimCode(sale.saleId),
    technicalCode: code,
    amountTiyn: order.amountTiyn,
  };
  if (!isOnScreen(session, sale))
    return isStillThere(state, running, now) ? withPendingNotice(state, facts, now) : state;
  switch (session.kind) {
    case 'error':
      if (!isNamed(session, running)) return withPendingNotice(state, facts, now);
      return session.money === 'owed' ? state : { ...state, session: stayingOwed(session, code, now) };
    case 'refund':
      if (session.step === 'done') return withPendingNotice(state, facts, now);
      return { ...state, session: { ...session, owedTiyn: addTiyn(session.owedTiyn, order.amountTiyn) } };
    case 'refund-qr':
      return { ...state, session: { ...session, owedTiyn: addTiyn(session.owedTiyn, order.amountTiyn) } };
    default:
      return withPendingNotice(state, facts, now);
  }
}

function isStillThere(state: KioskState, { sale, noticeIfRefused }: RunningRefund, now: Now): boolean {
  return noticeIfRefused !== null && (now.monoMs < noticeIfRefused.untilMonoMs || hasJustLeft(state, sale, now));
}

/** Whether the screen already names this money, as a refund or with a code shown while the disk was full. */
function isNamed(
  { qrPaymentId, claimCode: shown, reason }: Failure,
  { order, noticeIfRefused }: RunningRefund,
): boolean {
  const isCutShort = reason === 'journal-failed' && noticeIfRefused === null;
  return shown !== null && (qrPaymentId === order.qrPaymentId || isCutShort);
}

/** The same screen and code, without the statement that the money is being refunded. */
function stayingOwed(session: Failure, technicalCode: string, now: Now): Session {
  const { reason, sale, qrPaymentId, provider, carriedChange, amountTiyn } = session;
  const service = provider === null ? {} : { provider };
  const code = session.claimCode === null ? {} : { claimCode: session.claimCode };
  return errorSession(
    { reason, sale, qrPaymentId, ...service, carriedChange, amountTiyn, money: 'owed', technicalCode, ...code },
    now,
  );
}

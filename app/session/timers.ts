import { acceptorTimer, billTimer, cashTimer, pauseDeadline } from './cash/cash.ts';
import { carriedChangeDeadline, carriedChangeTimer } from './change/spend-change.ts';
import { dispensingTimer } from './dispense/dispense.ts';
import type { Now } from '../ports/clock.ts';
import { gateDeadline, gateTimers } from './gates/gates.ts';
import { watchDeadline, watchTimers } from './qr/poll-purchases.ts';
import { endAttempt, lastCheckMs } from './qr/purchase-outcome.ts';
import { withdrawDeadline, withdrawTimers } from './qr/withdraw.ts';
import { preparingTimer } from './qr/request-qr.ts';
import { refundQrDeadline, refundQrTimer } from './refund/refund-qr.ts';
import { refundDeadline, refundOverdue, refundTimers } from './refund/refunds.ts';
import { interruptedDeadline } from './recovery/interrupted-sale.ts';
import { searchDeadline, searchTimers } from './invoice/search.ts';
import { leaveChoice } from './attempt/leave-choice.ts';
import { type Waiting, waitingSession } from './state/background-questions.ts';
import type { KioskState } from './state/state.ts';
import type { Session } from './state/session.ts';
import { andThen, step, type Step } from './state/step.ts';

/** Handles the deadlines of the present screen. */
function sessionTimers(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind === 'preparing') return preparingTimer(state, session, now);
  if (session.kind === 'cash') return cashTimer(state, session, now);
  if (session.kind === 'dispensing') return dispensingTimer(state, session, now);
  if (session.kind === 'refund-qr') return refundQrTimer(state, session, now);
  if (session.kind === 'idle' || session.kind === 'service' || now.monoMs < session.endsMonoMs) return step(state);
  if (session.kind === 'phone' || session.kind === 'payment') return leaveChoice(state, session, 'cancelled', now);
  if (session.kind === 'qr' || session.kind === 'confirm' || session.kind === 'invoice') {
    // Nobody may ask about it any more, and withdrawing it tells what became of it.
    if (isAskedOnTouch(state, session)) return endAttempt(state, session, 'checking', now);
    // The customer may have scanned or paid at the last moment, so the next regular answer decides, see `onUnchanged`.
    if (session.closing) return endAttempt(state, session, 'checking', now);
    // The time counts from now, so that a program delayed beyond the limit also polls once more.
    const endsMonoMs = now.monoMs + lastCheckMs(session);
    return step({ ...state, session: { ...session, closing: true, endsMonoMs } });
  }
  if (session.kind === 'refund' && session.step === 'asking')
    return step({ ...state, session: refundOverdue(session, now) });
  return step({ ...state, session: { kind: 'idle' } });
}

/**
 * Handles all due deadlines. While the journal cannot be written no purchase is polled, as the answer would be lost.
 */
export function onTimePassed(state: KioskState, now: Now): Step {
  const gates = andThen(gateTimers(state, now), (next) => acceptorTimer(next, now));
  const sessions = andThen(
    andThen(gates, (next) => sessionTimers(next, now)),
    (next) => carriedChangeTimer(next, now),
  );
  return state.journal.kind === 'failed'
    ? sessions
    : thenBackground(
        andThen(sessions, (next) => billTimer(next, now)),
        now,
      );
}

/** Sends waiting requests after an answer. */
export function thenBackground(before: Step, now: Now): Step {
  if (before.state.journal.kind === 'failed') return before;
  return andThen(
    andThen(
      andThen(
        andThen(before, (next) => watchTimers(next, now)),
        (next) => withdrawTimers(next, now),
      ),
      (next) => searchTimers(next, now),
    ),
    (next) => refundTimers(next, now),
  );
}

function isAskedOnTouch({ watched }: KioskState, session: Waiting): boolean {
  return watched.some((one) => one.isAskedOnTouch && waitingSession(session, one) !== null);
}

/** The next moment on the monotonic clock at which `time-passed` is due; null if there is none. */
export function nextDeadline(state: KioskState): number | null {
  // Without lists, because it runs after every event.
  const own = Math.min(
    state.idleResetMonoMs ?? Infinity,
    state.darkness.checkMonoMs ?? Infinity,
    state.notice?.checkMonoMs ?? Infinity,
    (state.attraction.isShown ? null : state.attraction.dueMonoMs) ?? Infinity,
    carriedChangeDeadline(state) ?? Infinity,
    pauseDeadline(state) ?? Infinity,
    interruptedDeadline(state) ?? Infinity,
    sessionDeadline(state.session) ?? Infinity,
  );
  const background =
    state.journal.kind === 'failed'
      ? Infinity
      : Math.min(
          watchDeadline(state),
          withdrawDeadline(state),
          searchDeadline(state),
          refundDeadline(state),
          state.bill?.doubtMonoMs ?? Infinity,
        );
  const next = Math.min(own, gateDeadline(state), background);
  return next === Infinity ? null : next;
}

function sessionDeadline(session: Session): number | null {
  if (session.kind === 'idle' || session.kind === 'service') return null;
  if (session.kind === 'dispensing')
    return session.step === 'pulsing' ? null : Math.min(session.endsMonoMs, session.againMonoMs ?? Infinity);
  if (session.kind === 'refund-qr') return refundQrDeadline(session);
  if (session.kind === 'preparing' && session.retryMonoMs !== null) {
    return Math.min(session.retryMonoMs, session.endsMonoMs);
  }
  return session.endsMonoMs;
}

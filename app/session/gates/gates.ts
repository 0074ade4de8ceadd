import { clockDifferenceMs } from '../../payment/clock-offset.ts';
import type { PaymentConnection, PaymentFailure } from '../../payment/provider.ts';
import type { Result } from '../../result.ts';
import { DELAYS, PINGS_LOST_LIMIT } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Problem } from '../../problem.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';

/** The pause before attempt number `failures + 1` in milliseconds, which doubles up to its limit. */
function connectRetryMs(failures: number): number {
  return Math.min(DELAYS.connectRetryFirstMs * 2 ** Math.max(0, failures - 1), DELAYS.connectRetryLastMs);
}

/** The answer to `connect-payments`. Every failure is retried, because a technician may have fixed it. */
export function onConnectAnswered(
  state: KioskState,
  result: Result<PaymentConnection, PaymentFailure>,
  now: Now,
): Step {
  if (state.payments.kind === 'absent') return step(state);
  if (result.ok) {
    return step({
      ...state,
      tradePoint: result.value.tradePoint ?? state.tradePoint,
      payments: { kind: 'ready', pingsLost: 0, pingMonoMs: now.monoMs + DELAYS.pingMs },
    });
  }
  return step(withPaymentsLost(state, result.error.problem, now));
}

/** Updates the clock difference from an answer. */
export function withClock(
  state: KioskState,
  { clockOffsetMs }: { readonly clockOffsetMs?: number | null },
): KioskState {
  return clockOffsetMs === undefined ? state : { ...state, clockDifferenceMs: clockDifferenceMs(clockOffsetMs) };
}

/** Closes the payment gate and plans the next attempt. */
export function withPaymentsLost(state: KioskState, problem: Problem, now: Now): KioskState {
  const failures = state.payments.kind === 'lost' ? state.payments.failures + 1 : 1;
  return {
    ...state,
    payments: { kind: 'lost', problem, failures, retryMonoMs: now.monoMs + connectRetryMs(failures) },
  };
}

/**
 * Closes the payment gate after a refusal of a service that answers. A ping would succeed, so the gate stays closed for
 * a time that grows with each refusal; otherwise each next customer would be the test.
 */
export function withSalesRefused(state: KioskState, problem: Problem, now: Now): KioskState {
  const refusals = state.refusals + 1;
  const pauseMs = Math.min(DELAYS.refusedRetryFirstMs * 2 ** (refusals - 1), DELAYS.refusedRetryLastMs);
  return { ...state, refusals, payments: { kind: 'lost', problem, failures: 0, retryMonoMs: now.monoMs + pauseMs } };
}

/** The answer to a ping. A single lost ping may be a transient fault, so the second is sent soon. */
export function onPingAnswered(state: KioskState, result: Result<void, PaymentFailure>, now: Now): Step {
  if (state.payments.kind !== 'ready') return step(state);
  if (result.ok) {
    return step({ ...state, payments: { kind: 'ready', pingsLost: 0, pingMonoMs: now.monoMs + DELAYS.pingMs } });
  }
  const pingsLost = state.payments.pingsLost + 1;
  if (result.error.action !== 'retry' || pingsLost >= PINGS_LOST_LIMIT) {
    return step(withPaymentsLost(state, result.error.problem, now));
  }
  return step({
    ...state,
    payments: { kind: 'ready', pingsLost, pingMonoMs: now.monoMs + DELAYS.connectRetryFirstMs },
  });
}

/** Sends due pings and connection attempts. There is no ping during a sale, whose own requests test the connection. */
export function gateTimers(state: KioskState, now: Now): Step {
  const { payments, journal } = state;
  const due = (at: number | null): boolean => at !== null && at <= now.monoMs;
  if (journal.kind === 'failed' && due(journal.retryMonoMs)) {
    return step({ ...state, journal: { ...journal, retryMonoMs: null } }, { effects: [{ kind: 'probe-journal' }] });
  }
  if (payments.kind === 'lost' && due(payments.retryMonoMs)) {
    return step(
      { ...state, payments: { ...payments, retryMonoMs: null } },
      { effects: [{ kind: 'connect-payments' }] },
    );
  }
  if (payments.kind === 'ready' && due(payments.pingMonoMs)) {
    if (state.session.kind !== 'idle' && state.session.kind !== 'service') {
      return step({ ...state, payments: { ...payments, pingMonoMs: now.monoMs + DELAYS.pingMs } });
    }
    return step({ ...state, payments: { ...payments, pingMonoMs: null } }, { effects: [{ kind: 'ping-payments' }] });
  }
  return step(state);
}

/** The next deadlines of the gates on the monotonic clock. */
export function gateDeadlines(state: KioskState): readonly (number | null)[] {
  return [
    state.journal.kind === 'failed' ? state.journal.retryMonoMs : null,
    state.payments.kind === 'lost' ? state.payments.retryMonoMs : null,
    state.payments.kind === 'ready' ? state.payments.pingMonoMs : null,
  ];
}

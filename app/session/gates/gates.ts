import { clockDifferenceMs } from '../../payment/clock-offset.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import type { PaymentConnection, PaymentFailure } from '../../payment/provider.ts';
import type { Result } from '../../result.ts';
import { DELAYS, PINGS_LOST_LIMIT } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Problem } from '../../problem.ts';
import type { PaymentGate } from '../state/gates.ts';
import type { ServiceState } from '../state/service-state.ts';
import { serviceOf, withService } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import { andThen, step, type Step } from '../state/step.ts';

/** The pause before attempt number `failures + 1` in milliseconds, which doubles up to its limit. */
function connectRetryMs(failures: number): number {
  return Math.min(DELAYS.connectRetryFirstMs * 2 ** Math.max(0, failures - 1), DELAYS.connectRetryLastMs);
}

/** The answer to `connect-payments`. Every failure is retried, because a technician may have fixed it. */
export function onConnectAnswered(
  state: KioskState,
  { provider, result }: { provider: ProviderName; result: Result<PaymentConnection, PaymentFailure> },
  now: Now,
): Step {
  if (serviceOf(state, provider) === null) return step(state);
  if (!result.ok) return step(withPaymentsLost(state, provider, result.error.problem, now));
  return step({
    ...withService(state, provider, { gate: readyGate(now) }),
    tradePoint: result.value.tradePoint ?? state.tradePoint,
  });
}

function readyGate(now: Now): PaymentGate {
  return { kind: 'ready', pingsLost: 0, pingMonoMs: now.monoMs + DELAYS.pingMs };
}

/** Updates the clock difference from an answer. */
export function withClock(
  state: KioskState,
  { clockOffsetMs }: { readonly clockOffsetMs?: number | null },
): KioskState {
  return clockOffsetMs === undefined ? state : { ...state, clockDifferenceMs: clockDifferenceMs(clockOffsetMs) };
}

/** The problem with the name that people have for the service, which the sentences about it need. */
function ofService(state: KioskState, provider: ProviderName, { parameters, reason }: Problem): Problem {
  const service = serviceOf(state, provider)?.about.title;
  return { reason, parameters: service === undefined ? parameters : { service, ...parameters } };
}

/** Closes the payment gate and plans the next attempt. */
export function withPaymentsLost(state: KioskState, provider: ProviderName, problem: Problem, now: Now): KioskState {
  const gate = serviceOf(state, provider)?.gate;
  const failures = gate?.kind === 'lost' ? gate.failures + 1 : 1;
  return withService(state, provider, {
    gate: {
      kind: 'lost',
      problem: ofService(state, provider, problem),
      failures,
      retryMonoMs: now.monoMs + connectRetryMs(failures),
    },
  });
}

/**
 * Closes the payment gate after a refusal of a service that answers. A ping would succeed, so the gate stays closed for
 * a time that grows with each refusal; otherwise each next customer would be the test.
 */
export function withSalesRefused(state: KioskState, provider: ProviderName, problem: Problem, now: Now): KioskState {
  const refusals = (serviceOf(state, provider)?.refusals ?? 0) + 1;
  const pauseMs = Math.min(DELAYS.refusedRetryFirstMs * 2 ** (refusals - 1), DELAYS.refusedRetryLastMs);
  const gate = {
    kind: 'lost',
    problem: ofService(state, provider, problem),
    failures: 0,
    retryMonoMs: now.monoMs + pauseMs,
  } as const;
  return withService(state, provider, { refusals, gate });
}

/** The answer to a ping. A single lost ping may be a transient fault, so the second is sent soon. */
export function onPingAnswered(
  state: KioskState,
  { provider, result }: { provider: ProviderName; result: Result<void, PaymentFailure> },
  now: Now,
): Step {
  const gate = serviceOf(state, provider)?.gate;
  if (gate?.kind !== 'ready') return step(state);
  if (result.ok) return step(withService(state, provider, { gate: readyGate(now) }));
  const pingsLost = gate.pingsLost + 1;
  if (result.error.action !== 'retry' || pingsLost >= PINGS_LOST_LIMIT) {
    return step(withPaymentsLost(state, provider, result.error.problem, now));
  }
  const again = { kind: 'ready', pingsLost, pingMonoMs: now.monoMs + DELAYS.connectRetryFirstMs } as const;
  return step(withService(state, provider, { gate: again }));
}

/** Sends due pings and connection attempts. There is no ping during a sale, whose own requests test the connection. */
export function gateTimers(state: KioskState, now: Now): Step {
  const { journal } = state;
  if (journal.kind === 'failed' && isDue(journal.retryMonoMs, now)) {
    return step({ ...state, journal: { ...journal, retryMonoMs: null } }, { effects: [{ kind: 'probe-journal' }] });
  }
  return state.services.reduce(
    (before, service) => andThen(before, (next) => serviceTimer(next, service, now)),
    step(state),
  );
}

function isDue(atMonoMs: number | null, now: Now): boolean {
  return atMonoMs !== null && atMonoMs <= now.monoMs;
}

function serviceTimer(state: KioskState, { about: { provider }, gate }: ServiceState, now: Now): Step {
  if (gate.kind === 'lost' && isDue(gate.retryMonoMs, now)) {
    return step(withService(state, provider, { gate: { ...gate, retryMonoMs: null } }), {
      effects: [{ kind: 'connect-payments', provider }],
    });
  }
  if (gate.kind !== 'ready' || !isDue(gate.pingMonoMs, now)) return step(state);
  if (state.session.kind !== 'idle' && state.session.kind !== 'service')
    return step(withService(state, provider, { gate: { ...gate, pingMonoMs: now.monoMs + DELAYS.pingMs } }));
  return step(withService(state, provider, { gate: { ...gate, pingMonoMs: null } }), {
    effects: [{ kind: 'ping-payments', provider }],
  });
}

/** The next deadline of the gates on the monotonic clock; `Infinity` for none. */
export function gateDeadline({ journal, services }: KioskState): number {
  let first = (journal.kind === 'failed' ? journal.retryMonoMs : null) ?? Infinity;
  for (const { gate } of services) {
    const next = gate.kind === 'lost' ? gate.retryMonoMs : gate.kind === 'ready' ? gate.pingMonoMs : null;
    if (next !== null && next < first) first = next;
  }
  return first;
}

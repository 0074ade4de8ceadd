import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../state/event.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** These decide about the gate themselves: a lost connection is made anew, and with it the registration. */
const OF_THE_GATE: readonly KioskEvent['kind'][] = ['connect-answered', 'ping-answered'];

/**
 * The service has forgotten the device, which every answer of its may say: it is registered again by connecting, while
 * whatever was asked is asked again at its own time. A service that goes on saying so is not asked to register over and
 * over; a customer who waits is, see `registerAndRetry`.
 */
export function withRegistration(before: KioskState, event: KioskEvent, after: Step, now: Now): Step {
  if (!isForgotten(event) || before.payments.kind !== 'ready' || after.state.payments.kind !== 'ready') return after;
  const state = { ...after.state, registeredMonoMs: now.monoMs };
  if (after.effects.some(({ kind }) => kind === 'connect-payments')) return { ...after, state };
  const { registeredMonoMs } = before;
  if (registeredMonoMs !== null && now.monoMs - registeredMonoMs < DELAYS.registerAgainMs) return after;
  return { ...after, state, effects: [...after.effects, { kind: 'connect-payments' }] };
}

function isForgotten(event: KioskEvent): boolean {
  if (!('result' in event) || OF_THE_GATE.includes(event.kind) || event.result.ok) return false;
  const { error } = event.result;
  return 'action' in error && error.action === 'register-again';
}

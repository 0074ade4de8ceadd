import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../state/event.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** Events that handle the gate themselves; a new connection includes the registration. */
const OF_THE_GATE: readonly KioskEvent['kind'][] = ['connect-answered', 'ping-answered'];

/**
 * Registers the device again when any answer reports it as unknown, by connecting; the request itself is repeated at
 * its own time. Registrations are limited in frequency, except for a waiting customer, see `registerAndRetry`.
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

import type { ProviderName } from '../../payment/capabilities.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../state/event.ts';
import { isReady, serviceOf, withService } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** Events that handle the gate themselves; a new connection includes the registration. */
const OF_THE_GATE: readonly KioskEvent['kind'][] = ['connect-answered', 'ping-answered'];

/**
 * Registers the device again when any answer reports it as unknown, by connecting; the request itself is repeated at
 * its own time. Registrations are limited in frequency, except for a waiting customer, see `registerAndRetry`.
 */
export function withRegistration(before: KioskState, event: KioskEvent, after: Step, now: Now): Step {
  const provider = forgottenBy(before, event);
  if (provider === null || !isReady(before, provider) || !isReady(after.state, provider)) return after;
  const registeredMonoMs = serviceOf(before, provider)?.registeredMonoMs ?? null;
  const state = withService(after.state, provider, { registeredMonoMs: now.monoMs });
  const isAsked = after.effects.some((effect) => effect.kind === 'connect-payments' && effect.provider === provider);
  if (isAsked) return { ...after, state };
  if (registeredMonoMs !== null && now.monoMs - registeredMonoMs < DELAYS.registerAgainMs) return after;
  return { ...after, state, effects: [...after.effects, { kind: 'connect-payments', provider }] };
}

/** The service whose answer reports the device as unknown; null for none. */
function forgottenBy(state: KioskState, event: KioskEvent): ProviderName | null {
  if (!isForgotten(event)) return null;
  if ('provider' in event) return event.provider;
  const id = 'qrPaymentId' in event ? event.qrPaymentId : null;
  const about = [...state.watched, ...state.refunds.map(({ provider, order }) => ({ provider, ...order }))];
  const known = about.find(({ qrPaymentId }) => qrPaymentId === id)?.provider;
  // A refund's QR has no purchase in the event; only the service with such refunds shows one.
  return known ?? (state.session.kind === 'refund-qr' ? state.session.purchase.provider : null);
}

function isForgotten(event: KioskEvent): boolean {
  if (!('result' in event) || OF_THE_GATE.includes(event.kind) || event.result.ok) return false;
  const { error } = event.result;
  return 'action' in error && error.action === 'register-again';
}

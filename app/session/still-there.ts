import type { Now } from '../ports/clock.ts';
import { unreachable } from '../result.ts';
import { DELAYS } from './state/delays.ts';
import type { KioskState } from './state/state.ts';
import { step, type Step } from './state/step.ts';

/**
 * A touch that says that somebody is there gives the whole limit again, where the limit is the machine's own. Those of a
 * payment service and of what falls out of the machine are not the customer's.
 */
export function onStillThere(state: KioskState, now: Now): Step {
  const { session } = state;
  const limitMs = ownLimitMs(state);
  if (limitMs === null || !('endsMonoMs' in session)) return step(state);
  return step({ ...state, session: { ...session, endsMonoMs: now.monoMs + limitMs } });
}

/** The limit in milliseconds after which a screen takes its customer for gone; null for one with another limit or none. */
function ownLimitMs({ session, acceptor }: KioskState): number | null {
  switch (session.kind) {
    case 'product':
      return DELAYS.productMs;
    case 'basket':
      return DELAYS.basketMs;
    case 'payment':
      return DELAYS.paymentMs;
    case 'phone':
      return DELAYS.phoneMs;
    case 'cash':
      // A note on its way when its customer leaves has its own end.
      if (session.closing !== null) return null;
      return acceptor.kind === 'ready' ? DELAYS.cashMs : DELAYS.paymentMs;
    case 'idle':
    case 'service':
    case 'preparing':
    case 'qr':
    case 'confirm':
    case 'invoice':
    case 'dispensing':
    case 'success':
    case 'refund-qr':
    case 'refund':
    case 'error':
      return null;
    default:
      return unreachable(session);
  }
}

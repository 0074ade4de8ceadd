import type { MoneyFact } from '../sale-outcome.ts';
import { abandon, abandonQr } from './attempt/abandon.ts';
import { leaveChoice } from './attempt/leave-choice.ts';
import { leaveCash } from './cash/count-note.ts';
import type { Now } from '../ports/clock.ts';
import { giveUp } from './refund/refund-qr.ts';
import type { KioskState } from './state/state.ts';
import { step, type Step } from './state/step.ts';

/**
 * "Cancel", possible until the QR is scanned; after that only the phone can refuse. An invoice is withdrawn, see
 * `withdrawTimers`. With a refund's QR: "later".
 */
export function onCancel(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind === 'product' || session.kind === 'basket') return step({ ...state, session: { kind: 'idle' } });
  if (session.kind === 'payment' || session.kind === 'phone') return leaveChoice(state, session, 'cancelled', now);
  if (session.kind === 'cash') return leaveCash(state, session, 'cancelled', now);
  if (session.kind === 'refund-qr') return giveUp(state, session, null, now);
  const isOpen = (session.kind === 'qr' || session.kind === 'invoice') && !session.closing;
  if (session.kind !== 'preparing' && !isOpen) return step(state);
  return abandonQr(state, session, 'cancelled', now);
}

/** The relay was lost: ends a sale without a scan, so that nothing is paid without a product. */
export function onRelayLostInSale(state: KioskState, now: Now): Step {
  const { session } = state;
  if (session.kind === 'product' || session.kind === 'basket') return step({ ...state, session: { kind: 'idle' } });
  if (session.kind === 'payment' || session.kind === 'phone') return leaveChoice(state, session, 'relay-lost', now);
  if (session.kind === 'cash') return leaveCash(state, session, 'relay-lost', now);
  if (session.kind !== 'preparing' && session.kind !== 'qr' && session.kind !== 'invoice') return step(state);
  const money: MoneyFact = session.kind === 'preparing' ? 'not-charged' : 'checking';
  return abandon(state, session, 'relay-lost', now, { reason: 'relay-lost', money });
}

import type { MoneyFact } from '../sale-outcome.ts';
import { abandon, abandonQr } from './attempt/abandon.ts';
import { leaveChoice } from './attempt/leave-choice.ts';
import { leaveCash } from './cash/count-note.ts';
import { leavePayment } from './choose/basket.ts';
import type { Now } from '../ports/clock.ts';
import { giveUp } from './refund/refund-qr.ts';
import { type Picked, pickedOf } from './state/sale.ts';
import type { KioskState } from './state/state.ts';
import { andThen, step, type Step } from './state/step.ts';

/**
 * "Cancel", possible until the QR is scanned; after that only the phone can refuse. An invoice is withdrawn, see
 * `withdrawTimers`. With a refund's QR: "later". Whoever gives a payment up finds the basket again; there it empties it.
 */
export function onCancel(state: KioskState, now: Now): Step {
  return andThen(cancelled(state, now), (next) =>
    next.session.kind === 'idle' ? leavePayment(next, pickedIn(state), now) : step(next),
  );
}

/** What the customer has picked who is about to pay for it; nothing on other screens. */
function pickedIn({ session }: KioskState): readonly Picked[] {
  switch (session.kind) {
    case 'payment':
    case 'phone':
      return session.picked;
    case 'cash':
    case 'preparing':
    case 'qr':
    case 'invoice':
      return pickedOf(session.sale);
    default:
      return [];
  }
}

function cancelled(state: KioskState, now: Now): Step {
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

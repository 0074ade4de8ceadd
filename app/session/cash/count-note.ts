import type { AbandonReason } from '../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { ErrorReason } from '../../sale-outcome.ts';
import { abandon } from '../attempt/abandon.ts';
import { startPaid } from '../attempt/pay.ts';
import { canGiveOut } from '../gates/can-dispense.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { restTiyn } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';

type Cash = Extract<Session, { kind: 'cash' }>;

/** One note more in the cassette. */
export function withNote(state: KioskState, billTiyn: Tiyn): KioskState {
  const { amountTiyn, bills } = state.cassette;
  return { ...state, cassette: { amountTiyn: addTiyn(amountTiyn, billTiyn), bills: bills + 1 } };
}

/** No more notes: whoever has some in the machine may pay the rest by QR, and for everybody else it is the end. */
export function withoutAcceptor(state: KioskState, session: Cash, now: Now): Step {
  if (session.cashTiyn === ZERO_TIYN || state.payments.kind !== 'ready')
    return leaveCash(state, session, 'acceptor-lost', now);
  return step({ ...state, session: { ...session, closing: null, endsMonoMs: now.monoMs + DELAYS.paymentMs } });
}

/** The note that an end had to wait for has come to rest. Where only the acceptor is missing, it need not be the end. */
export function afterNote(state: KioskState, session: Cash, now: Now): Step {
  const { sale, cashTiyn, closing } = session;
  // The shelf may have gone as well since.
  if (closing !== null && (closing !== 'acceptor-lost' || !canGiveOut(state)))
    return leaveCash(state, session, closing, now);
  if (restTiyn(sale, cashTiyn) === ZERO_TIYN) return startPaid(state, { sale, cashTiyn, purchase: null }, now);
  if (closing === null) return step(state);
  return state.acceptor.kind === 'ready'
    ? step({ ...state, session: { ...session, closing: null } })
    : withoutAcceptor(state, session, now);
}

/**
 * A note that nobody asked for has come in for a sale that takes notes, or whose QR is shown: the QR is about another
 * rest than before, so that the customer goes on with notes, or with another QR.
 */
export function afterUnaskedNote(
  state: KioskState,
  session: Extract<Session, { kind: 'cash' | 'preparing' | 'qr' | 'confirm' }>,
  cashTiyn: Tiyn,
  now: Now,
): Step {
  const closing = session.kind === 'cash' ? session.closing : null;
  const endsMonoMs = closing === null ? now.monoMs + DELAYS.cashMs : session.endsMonoMs;
  const counted: Cash = { kind: 'cash', sale: session.sale, cashTiyn, closing, endsMonoMs };
  const next: KioskState = { ...state, session: counted };
  // The note that was asked for comes to rest first.
  if (state.bill !== null) return step(next);
  const isStuck = restTiyn(session.sale, cashTiyn) > ZERO_TIYN && state.acceptor.kind !== 'ready';
  return isStuck ? withoutAcceptor(next, counted, now) : afterNote(next, counted, now);
}

const ERRORS: Readonly<Partial<Record<AbandonReason, ErrorReason>>> = {
  'acceptor-lost': 'acceptor-lost',
  'relay-lost': 'relay-lost',
};

/** The customer goes, or has to: at once, or when the note that is being drawn in has come to rest. */
export function leaveCash(state: KioskState, session: Cash, why: AbandonReason, now: Now): Step {
  if (state.bill !== null) {
    const isNew = session.closing === null;
    const endsMonoMs = isNew ? now.monoMs + DELAYS.billMs : session.endsMonoMs;
    return step({ ...state, session: { ...session, closing: session.closing ?? why, endsMonoMs } });
  }
  const reason = ERRORS[why];
  return abandon(state, session, why, now, reason === undefined ? undefined : { reason, money: 'not-charged' });
}

import type { AbandonReason } from '../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { ErrorReason } from '../../sale-outcome.ts';
import { abandon } from '../attempt/abandon.ts';
import { startPaid } from '../attempt/pay.ts';
import { canGiveOut } from '../gates/can-dispense.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { restTiyn } from '../state/sale.ts';
import { isAnyReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import { step, type Step } from '../state/step.ts';

type Cash = Extract<Session, { kind: 'cash' }>;

/** Adds a note to the cassette. */
export function withNote(state: KioskState, billTiyn: Tiyn): KioskState {
  const { amountTiyn, bills } = state.cassette;
  return { ...state, cassette: { amountTiyn: addTiyn(amountTiyn, billTiyn), bills: bills + 1 } };
}

/** Handles the loss of the acceptor: with notes in the machine the rest can be paid by QR, otherwise the sale ends. */
export function withoutAcceptor(state: KioskState, session: Cash, now: Now): Step {
  if (session.cashTiyn === ZERO_TIYN || !isAnyReady(state)) return leaveCash(state, session, 'acceptor-lost', now);
  return step({ ...state, session: { ...session, closing: null, endsMonoMs: now.monoMs + DELAYS.paymentMs } });
}

/** Continues or ends the sale after a note has come to rest. A loss of the acceptor alone does not end it. */
export function afterNote(state: KioskState, session: Cash, now: Now): Step {
  const { sale, cashTiyn, closing } = session;
  // Relay or sensor may have been lost since.
  if (closing !== null && (closing !== 'acceptor-lost' || !canGiveOut(state)))
    return leaveCash(state, session, closing, now);
  if (restTiyn(sale, cashTiyn) === ZERO_TIYN) return startPaid(state, { sale, cashTiyn, purchase: null }, now);
  if (closing === null) return step(state);
  return state.acceptor.kind === 'ready'
    ? step({ ...state, session: { ...session, closing: null } })
    : withoutAcceptor(state, session, now);
}

/**
 * Continues a sale after a note that was stacked without a command. A shown QR is about an outdated rest, so the
 * customer continues with notes or with another QR.
 */
export function afterUnaskedNote(
  state: KioskState,
  session: Extract<Session, { kind: 'cash' | 'preparing' | 'qr' | 'confirm' | 'invoice' }>,
  cashTiyn: Tiyn,
  now: Now,
): Step {
  const closing = session.kind === 'cash' ? session.closing : null;
  const endsMonoMs = closing === null ? now.monoMs + DELAYS.cashMs : session.endsMonoMs;
  const counted: Cash = { kind: 'cash', sale: session.sale, cashTiyn, closing, endsMonoMs };
  const next: KioskState = { ...state, session: counted };
  // The requested note must come to rest first.
  if (state.bill !== null) return step(next);
  const isStuck = restTiyn(session.sale, cashTiyn) > ZERO_TIYN && state.acceptor.kind !== 'ready';
  return isStuck ? withoutAcceptor(next, counted, now) : afterNote(next, counted, now);
}

const ERRORS: Readonly<Partial<Record<AbandonReason, ErrorReason>>> = {
  'acceptor-lost': 'acceptor-lost',
  'relay-lost': 'relay-lost',
};

/** Ends the sale at once, or when the note that is being drawn in has come to rest. */
export function leaveCash(state: KioskState, session: Cash, why: AbandonReason, now: Now): Step {
  if (state.bill !== null) {
    const isNew = session.closing === null;
    const endsMonoMs = isNew ? now.monoMs + DELAYS.billMs : session.endsMonoMs;
    return step({ ...state, session: { ...session, closing: session.closing ?? why, endsMonoMs } });
  }
  const reason = ERRORS[why];
  return abandon(state, session, why, now, reason === undefined ? undefined : { reason, money: 'not-charged' });
}

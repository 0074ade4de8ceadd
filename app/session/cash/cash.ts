import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { abandon } from '../attempt/abandon.ts';
import { billsFor } from './bills.ts';
import { afterNote, leaveCash, withNote, withoutAcceptor } from './count-note.ts';
import { onUnaskedNote, noteOfNobody } from './unasked-note.ts';
import { canGiveOut } from '../gates/can-dispense.ts';
import { claimCode } from '../../claim-code.ts';
import { withCarriedChangeBack } from '../change/spend-change.ts';
import { debtEntry, errorSession } from '../refund/debt.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Problem } from '../../problem.ts';
import { restTiyn } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { OpenBill } from '../state/recent-sales.ts';
import type { Pause } from '../state/gates.ts';
import type { Session } from '../state/session.ts';
import { andThen, step, type Step } from '../state/step.ts';

type Cash = Extract<Session, { kind: 'cash' }>;

/** The acceptor is there and empty-handed. A note that an earlier run drew in and that nobody has seen since is in doubt. */
export function onAcceptorReady(
  state: KioskState,
  { billsTiyn, isFresh }: { billsTiyn: readonly Tiyn[]; isFresh: boolean },
  now: Now,
): Step {
  // After its own start it accepts nothing until bills are enabled.
  const ready: KioskState = goingOn(
    { ...state, acceptor: { kind: 'ready', billsTiyn, pause: null }, accepting: isFresh ? [] : state.accepting },
    isFresh,
    now,
  );
  // While nothing can be written, the loop keeps that back as an outcome.
  return isFresh && ready.journal.kind === 'ready' ? onBillNowhere(ready, now) : step(ready);
}

/** It is back: the customer goes on, also where a trouble is over before the note that was on its way has come to rest. */
function goingOn(state: KioskState, isFresh: boolean, now: Now): KioskState {
  const { session } = state;
  if (session.kind !== 'cash') return state;
  const isOver = session.closing === 'acceptor-lost' && !isFresh && canGiveOut(state);
  if (session.closing !== null && !isOver) return state;
  return { ...state, session: { ...session, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs } };
}

/** It has just been initialised, and a note that was on its way is not there. */
export function onBillNowhere(state: KioskState, now: Now): Step {
  return state.bill === null ? step(state) : billDoubtful(state, state.bill, now);
}

/** It goes on by itself; until it should have done so, the sale hears nothing of it. */
export function onAcceptorPausing(state: KioskState, problem: Problem, now: Now): Step {
  const { acceptor } = state;
  if (acceptor.kind !== 'ready') return step(state);
  return step({
    ...state,
    acceptor: { ...acceptor, pause: { problem, endsMonoMs: now.monoMs + DELAYS.acceptorPauseMs } },
  });
}

/** The end of that while. */
export function acceptorTimer(state: KioskState, now: Now): Step {
  const pause = pauseOf(state);
  return pause !== null && now.monoMs >= pause.endsMonoMs ? onAcceptorOut(state, pause.problem, now) : step(state);
}

/** When a pause has lasted too long. */
export function pauseDeadline(state: KioskState): number | null {
  return pauseOf(state)?.endsMonoMs ?? null;
}

function pauseOf({ acceptor }: KioskState): Pause | null {
  return acceptor.kind === 'ready' ? acceptor.pause : null;
}

/** It vanished, or has no hands free: nobody can go on inserting. A note on its way is found when it comes back. */
export function onAcceptorOut(state: KioskState, problem: Problem, now: Now): Step {
  const { bill } = state;
  const out: KioskState = {
    ...state,
    bill: bill === null ? null : searched(bill, now),
    acceptor: { kind: 'out', problem },
  };
  const { session } = out;
  if (session.kind === 'payment' && state.payments.kind !== 'ready') return step({ ...out, session: { kind: 'idle' } });
  if (session.kind !== 'cash') return step(out);
  return bill === null ? withoutAcceptor(out, session, now) : leaveCash(out, session, 'acceptor-lost', now);
}

/** The acceptor reported no more of it, and may when it is back: the driver reports the note before its own state. */
function searched(bill: OpenBill, now: Now): OpenBill {
  return bill.doubtMonoMs === null ? bill : { ...bill, doubtMonoMs: now.monoMs + DELAYS.billSearchMs };
}

/** What the acceptor found in itself when it was switched on, before it gave back what can be given back. */
export function onBillFound(
  state: KioskState,
  { where }: { where: 'none' | 'in-acceptor' | 'in-stacker' },
  now: Now,
): Step {
  const { bill } = state;
  if (bill === null) return step(state);
  if (where === 'in-stacker') return billStacked(state, bill, now);
  // Finding none proves nothing yet: it may still report what it has done before it is ready.
  return where === 'in-acceptor' ? billReturned(state, bill, now) : step(state);
}

/** A note is in escrow. It is drawn in only for a sale that can still take it, and after the intent is on disk. */
export function onBillEscrowed(state: KioskState, { billTiyn }: { billTiyn: Tiyn }, now: Now): Step {
  const { session, bill } = state;
  const isWanted =
    session.kind === 'cash' &&
    session.closing === null &&
    bill === null &&
    !state.isStopping &&
    billsFor(state, restTiyn(session.sale, session.cashTiyn)).includes(billTiyn);
  if (!isWanted) return step(state, { effects: [{ kind: 'give-bill-back' }] });
  const { sale } = session;
  return step(
    {
      ...state,
      bill: { sale, billTiyn, doubtMonoMs: null },
      lastDoubt: null,
      session: { ...session, endsMonoMs: now.monoMs + DELAYS.cashMs },
    },
    { entries: [{ kind: 'bill-intended', saleId: sale.saleId, billTiyn }], effects: [{ kind: 'stack-bill' }] },
  );
}

/** A note has gone into the cassette: the one that was asked for, or one that the acceptor drew in by itself. */
export function onBillStacked(
  state: KioskState,
  event: { billTiyn: Tiyn | null; asked: boolean; freshId: string },
  now: Now,
): Step {
  const { bill } = state;
  // After a restart the acceptor may report what the run before had asked for, before it can name the value.
  if (bill !== null && (event.asked || event.billTiyn === null || event.billTiyn === bill.billTiyn))
    return billStacked(state, bill, now);
  // One that was asked for has been counted: the same word again is not another note.
  if (event.asked) return noteOfNobody(state, event);
  return onUnaskedNote(state, event, now);
}

/** Where the note is cannot be said: for a while the acceptor may still report it, then a person has to look. */
export function onBillDoubtful(state: KioskState, now: Now): Step {
  const { bill, acceptor } = state;
  const searchMs = acceptor.kind === 'out' ? DELAYS.billSearchMs : DELAYS.billMs;
  return bill?.doubtMonoMs !== null
    ? step(state)
    : step({ ...state, bill: { ...bill, doubtMonoMs: now.monoMs + searchMs } });
}

/** The end of that while. */
export function billTimer(state: KioskState, now: Now): Step {
  const { bill } = state;
  return bill !== null && now.monoMs >= (bill.doubtMonoMs ?? Infinity) ? billDoubtful(state, bill, now) : step(state);
}

/** It came back although it was to be drawn in: it never counts. */
export function onBillReturned(state: KioskState, { asked }: { asked: boolean }, now: Now): Step {
  return asked && state.bill !== null ? billReturned(state, state.bill, now) : step(state);
}

/** The cassette is out: whoever took it has what should be in it. */
export function onCassetteRemoved(state: KioskState): Step {
  const { amountTiyn, bills } = state.cassette;
  const empty: KioskState = { ...state, cassette: { amountTiyn: ZERO_TIYN, bills: 0 } };
  return bills === 0 ? step(state) : step(empty, { entries: [{ kind: 'cash-collected', amountTiyn, bills }] });
}

function billStacked(state: KioskState, { sale, billTiyn }: OpenBill, now: Now): Step {
  const stacked: JournalEntry = { kind: 'bill-stacked', saleId: sale.saleId, billTiyn };
  const next: KioskState = { ...withNote(state, billTiyn), bill: null, escrowOff: null };
  const session = waitingWith(state.session, sale.saleId);
  // Whoever inserted it has been sent away: the note is theirs, and the product is not any more.
  if (session === null) return step(next, { entries: [stacked, debtEntry(sale.saleId, billTiyn)] });
  const counted: Cash = {
    ...session,
    cashTiyn: addTiyn(session.cashTiyn, billTiyn),
    endsMonoMs: now.monoMs + DELAYS.cashMs,
  };
  const credited = step({ ...next, session: counted }, { entries: [stacked] });
  return andThen(credited, (after) => afterNote(after, counted, now));
}

function billReturned(state: KioskState, { sale, billTiyn }: OpenBill, now: Now): Step {
  const session = waitingWith(state.session, sale.saleId);
  const returned = step(
    { ...state, bill: null },
    { entries: [{ kind: 'bill-returned', saleId: sale.saleId, billTiyn }] },
  );
  // Beside it the acceptor may have drawn in by itself what is enough.
  const isWaited =
    session !== null && (session.closing !== null || restTiyn(session.sale, session.cashTiyn) === ZERO_TIYN);
  return isWaited ? andThen(returned, (next) => afterNote(next, session, now)) : returned;
}

/** Nobody can tell where it is: neither paid nor given back, and a person has to look. */
function billDoubtful(state: KioskState, { sale, billTiyn }: OpenBill, now: Now): Step {
  const session = waitingWith(state.session, sale.saleId);
  const doubtful = step(
    { ...state, bill: null, lastDoubt: { sale, billTiyn, untilMonoMs: now.monoMs + DELAYS.noteOwnerMs } },
    { entries: [{ kind: 'bill-doubtful', saleId: sale.saleId, billTiyn, claimCode: claimCode(sale.saleId) }] },
  );
  return session === null ? doubtful : andThen(doubtful, (next) => leaveStuck(next, session, billTiyn, now));
}

/** With a note that nobody can find, the code is for it and for what lies in the cassette. */
function leaveStuck(state: KioskState, { sale, cashTiyn }: Cash, billTiyn: Tiyn, now: Now): Step {
  const { entries } = abandon(state, { sale, cashTiyn }, 'acceptor-lost', now);
  const bill =
    state.bill === null
      ? null
      : { ...state.bill, doubtMonoMs: state.bill.doubtMonoMs ?? now.monoMs + DELAYS.billSearchMs };
  const facts = {
    reason: 'bill-stuck',
    sale,
    carriedChange: sale.carriedChange,
    money: 'in-doubt',
    claimCode: claimCode(sale.saleId),
    amountTiyn: addTiyn(cashTiyn, billTiyn),
  } as const;
  return step({ ...withCarriedChangeBack(state, sale, now), bill, session: errorSession(facts, now) }, { entries });
}

function waitingWith(session: Session, saleId: string): Cash | null {
  return session.kind === 'cash' && session.sale.saleId === saleId ? session : null;
}

/** Nobody inserts anything any more, or the note takes too long. */
export function cashTimer(state: KioskState, session: Cash, now: Now): Step {
  if (now.monoMs < session.endsMonoMs) return step(state);
  if (session.closing === null || state.bill === null)
    return leaveCash(state, session, session.closing ?? 'cash-timeout', now);
  return leaveStuck(state, session, state.bill.billTiyn, now);
}

import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { abandon } from '../attempt/abandon.ts';
import { billsFor } from './bills.ts';
import { afterNote, leaveCash, withNote, withoutAcceptor } from './count-note.ts';
import {
  triedNoteEscrowed,
  triedNoteFound,
  triedNoteNowhere,
  triedNoteReturned,
  triedNoteStacked,
} from './tried-note.ts';
import { onUnaskedNote, unassignedNote } from './unasked-note.ts';
import { canGiveOut } from '../gates/can-dispense.ts';
import { claimCode } from '../../claim-code.ts';
import { withCarriedChangeBack } from '../change/spend-change.ts';
import { debtEntry, errorSession } from '../refund/debt.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { Problem } from '../../problem.ts';
import { restTiyn } from '../state/sale.ts';
import { isAnyReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { OpenBill } from '../state/recent-sales.ts';
import type { Pause } from '../state/gates.ts';
import type { Session } from '../state/session.ts';
import { andThen, step, type Step } from '../state/step.ts';

type Cash = Extract<Session, { kind: 'cash' }>;
type Failure = Extract<Session, { kind: 'error' }>;

/** The acceptor is ready without a note. A note of an earlier run that was not reported since is in doubt. */
export function onAcceptorReady(
  state: KioskState,
  { billsTiyn, isFresh }: { billsTiyn: readonly Tiyn[]; isFresh: boolean },
  now: Now,
): Step {
  // After its start the acceptor accepts nothing until bills are enabled.
  const ready: KioskState = goingOn(
    { ...state, acceptor: { kind: 'ready', billsTiyn, pause: null }, accepting: isFresh ? [] : state.accepting },
    isFresh,
    now,
  );
  // While the journal cannot be written, the loop keeps this part of the event as an outcome.
  return isFresh && ready.journal.kind === 'ready' ? onBillNowhere(ready, now) : step(ready);
}

/** Continues the sale after the acceptor's return, even if the note on its way has not come to rest. */
function goingOn(state: KioskState, isFresh: boolean, now: Now): KioskState {
  const { session } = state;
  if (session.kind !== 'cash') return state;
  const isOver = session.closing === 'acceptor-lost' && !isFresh && canGiveOut(state);
  if (session.closing !== null && !isOver) return state;
  return { ...state, session: { ...session, closing: null, endsMonoMs: now.monoMs + DELAYS.cashMs } };
}

/** The acceptor was just initialised and does not have the note that was on its way. */
export function onBillNowhere(state: KioskState, now: Now): Step {
  const tried = triedNoteNowhere(state);
  if (tried !== null) return tried;
  return state.bill === null ? step(state) : billDoubtful(state, state.bill, now);
}

/** The acceptor pauses and should resume by itself; until its limit the sale is not affected. */
export function onAcceptorPausing(state: KioskState, problem: Problem, now: Now): Step {
  const { acceptor } = state;
  if (acceptor.kind !== 'ready') return step(state);
  return step({
    ...state,
    acceptor: { ...acceptor, pause: { problem, endsMonoMs: now.monoMs + DELAYS.acceptorPauseMs } },
  });
}

/** Ends a pause at its limit. */
export function acceptorTimer(state: KioskState, now: Now): Step {
  const pause = pauseOf(state);
  return pause !== null && now.monoMs >= pause.endsMonoMs ? onAcceptorOut(state, pause.problem, now) : step(state);
}

/** The limit of a pause on the monotonic clock; null without a pause. */
export function pauseDeadline(state: KioskState): number | null {
  return pauseOf(state)?.endsMonoMs ?? null;
}

function pauseOf({ acceptor }: KioskState): Pause | null {
  return acceptor.kind === 'ready' ? acceptor.pause : null;
}

/**
 * The acceptor was lost or has a fault: no further note can be inserted. It reports a note on its way when it returns.
 */
export function onAcceptorOut(state: KioskState, problem: Problem, now: Now): Step {
  const { bill } = state;
  const out: KioskState = {
    ...state,
    bill: bill === null ? null : searched(bill, now),
    acceptor: { kind: 'out', problem },
  };
  const { session } = out;
  if (session.kind === 'payment' && session.sale === null && !isAnyReady(state))
    return step({ ...out, session: { kind: 'idle' } });
  if (session.kind !== 'cash') return step(out);
  return bill === null ? withoutAcceptor(out, session, now) : leaveCash(out, session, 'acceptor-lost', now);
}

/** Starts the limit for the report of a note on its way; the driver reports the note before its own state. */
function searched(bill: OpenBill, now: Now): OpenBill {
  return bill.doubtMonoMs === null ? bill : { ...bill, doubtMonoMs: now.monoMs + DELAYS.billSearchMs };
}

/** The acceptor reports where it found a note when it was switched on, before it returns one from its head. */
export function onBillFound(
  state: KioskState,
  { where }: { where: 'none' | 'in-acceptor' | 'in-stacker' },
  now: Now,
): Step {
  const { bill } = state;
  if (bill === null) return triedNoteFound(state, where, now) ?? step(state);
  if (where === 'in-stacker') return billStacked(state, bill, now);
  // Without a found note it may still report its outcome before it is ready.
  return where === 'in-acceptor' ? billReturned(state, bill, now) : step(state);
}

/** A note is in escrow. It is stacked only for a sale that can still accept it, after the intent is on disk. */
export function onBillEscrowed(state: KioskState, { billTiyn }: { billTiyn: Tiyn }, now: Now): Step {
  const tried = triedNoteEscrowed(state, billTiyn);
  if (tried !== null) return tried;
  const { session, bill } = state;
  const isWanted =
    session.kind === 'cash' &&
    session.closing === null &&
    bill === null &&
    !state.isStopping &&
    billsFor(state, restTiyn(session.sale, session.cashTiyn)).includes(billTiyn);
  // The acceptor holds one note at a time: what it reports from now on is not about the one that it lost.
  if (!isWanted) return step({ ...state, lastDoubt: null }, { effects: [{ kind: 'give-bill-back' }] });
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

/** A note was stacked: the requested one, or one that the acceptor stacked without a command. */
export function onBillStacked(
  state: KioskState,
  event: { billTiyn: Tiyn | null; asked: boolean; freshId: string },
  now: Now,
): Step {
  const { bill } = state;
  // After a restart the acceptor may report the previous run's note before it can name its value.
  if (bill !== null && (event.asked || event.billTiyn === null || event.billTiyn === bill.billTiyn))
    return billStacked(state, bill, now);
  // A requested note was counted already, so a repeated report is not another note.
  if (event.asked) return unassignedNote(state, event);
  return triedNoteStacked(state, event) ?? onUnaskedNote(state, event, now);
}

/** The acceptor lost track of the note. It may still report it until a limit; then a person must look. */
export function onBillDoubtful(state: KioskState, now: Now): Step {
  const { bill, acceptor } = state;
  const searchMs = acceptor.kind === 'out' ? DELAYS.billSearchMs : DELAYS.billMs;
  return bill?.doubtMonoMs !== null
    ? step(state)
    : step({ ...state, bill: { ...bill, doubtMonoMs: now.monoMs + searchMs } });
}

/** Ends the search for a note at its limit. */
export function billTimer(state: KioskState, now: Now): Step {
  const { bill } = state;
  return bill !== null && now.monoMs >= (bill.doubtMonoMs ?? Infinity) ? billDoubtful(state, bill, now) : step(state);
}

/** The note was returned instead of stacked, and does not count. */
export function onBillReturned(state: KioskState, { asked }: { asked: boolean }, now: Now): Step {
  const tried = triedNoteReturned(state, now);
  if (tried !== null) return tried;
  return asked && state.bill !== null ? billReturned(state, state.bill, now) : step(state);
}

/** The cassette was removed: records a collection of its expected content. */
export function onCassetteRemoved(state: KioskState): Step {
  const { amountTiyn, bills } = state.cassette;
  const empty: KioskState = { ...state, cassette: { amountTiyn: ZERO_TIYN, bills: 0 } };
  return bills === 0 ? step(state) : step(empty, { entries: [{ kind: 'cash-collected', amountTiyn, bills }] });
}

function billStacked(state: KioskState, { sale, billTiyn }: OpenBill, now: Now): Step {
  const stacked: JournalEntry = { kind: 'bill-stacked', saleId: sale.saleId, billTiyn };
  const next: KioskState = { ...withNote(state, billTiyn), bill: null, escrowOff: null };
  const session = waitingWith(state.session, sale.saleId);
  // The sale of the note has ended, so the note is owed.
  if (session === null) {
    const shown: Session = isNamedInDoubt(state.session, sale.saleId)
      ? { ...state.session, money: 'owed' }
      : state.session;
    return step({ ...next, session: shown }, { entries: [stacked, debtEntry(sale.saleId, billTiyn)] });
  }
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
    { ...state, bill: null, session: withoutDoubt(state.session, { sale, billTiyn }, now) },
    { entries: [{ kind: 'bill-returned', saleId: sale.saleId, billTiyn }] },
  );
  // Notes stacked without a command may have covered the price meanwhile.
  const isWaited =
    session !== null && (session.closing !== null || restTiyn(session.sale, session.cashTiyn) === ZERO_TIYN);
  return isWaited ? andThen(returned, (next) => afterNote(next, session, now)) : returned;
}

/** Whether the screen tells a customer that nobody knows where the note of this sale is. */
function isNamedInDoubt(session: Session, saleId: string): session is Failure {
  return (
    session.kind === 'error' &&
    session.reason === 'bill-stuck' &&
    session.money === 'in-doubt' &&
    session.sale?.saleId === saleId
  );
}

/** The screen after the note that it names in doubt has come out: the other notes of the sale are owed, if there are any. */
function withoutDoubt(session: Session, { sale, billTiyn }: Pick<OpenBill, 'sale' | 'billTiyn'>, now: Now): Session {
  if (!isNamedInDoubt(session, sale.saleId)) return session;
  const facts = { reason: 'acceptor-lost', sale, carriedChange: session.carriedChange } as const;
  const owedTiyn = subtractTiyn(session.amountTiyn, billTiyn);
  return owedTiyn > ZERO_TIYN
    ? errorSession({ ...facts, money: 'owed', claimCode: claimCode(sale.saleId), amountTiyn: owedTiyn }, now)
    : errorSession({ ...facts, money: 'not-charged', amountTiyn: priceOf(sale) }, now);
}

/** Records a note as in doubt: neither paid nor returned, so a person must look. */
function billDoubtful(state: KioskState, { sale, billTiyn }: OpenBill, now: Now): Step {
  const session = waitingWith(state.session, sale.saleId);
  const doubtful = step(
    { ...state, bill: null, lastDoubt: { sale, billTiyn, untilMonoMs: now.monoMs + DELAYS.noteOwnerMs } },
    { entries: [{ kind: 'bill-doubtful', saleId: sale.saleId, billTiyn, claimCode: claimCode(sale.saleId) }] },
  );
  return session === null ? doubtful : andThen(doubtful, (next) => leaveStuck(next, session, billTiyn, now));
}

/** Ends the sale of a note in doubt, with one code for that note and the stacked ones. */
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

/** Ends the sale after the limit without a note, or after the limit of a note on its way. */
export function cashTimer(state: KioskState, session: Cash, now: Now): Step {
  if (now.monoMs < session.endsMonoMs) return step(state);
  if (session.closing === null || state.bill === null)
    return leaveCash(state, session, session.closing ?? 'cash-timeout', now);
  return leaveStuck(state, session, state.bill.billTiyn, now);
}

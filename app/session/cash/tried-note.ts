import type { JournalEntry } from '../../journal/entry.ts';
import { ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import type { Now } from '../../ports/clock.ts';
import { problem } from '../../problem.ts';
import type { Role } from '../../role.ts';
import type { NoteTry } from '../state/machine-checks.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';
import { withNote } from './count-note.ts';

/** Whether a note may be tried: no note of a sale is on its way or in doubt. */
export function canTryNote(state: KioskState, { monoMs }: Now): boolean {
  const { session, acceptor, bill, lastDoubt, journal, checks, isStopping } = state;
  return (
    session.kind === 'service' &&
    acceptor.kind === 'ready' &&
    journal.kind === 'ready' &&
    bill === null &&
    (lastDoubt === null || monoMs >= lastDoubt.untilMonoMs) &&
    !isStopping &&
    !isUnderWay(checks.noteTry)
  );
}

/** Begins or ends the trial. A note in escrow stays in trial until the acceptor reports where it is. */
export function withNoteTry(state: KioskState, role: Role | null): KioskState {
  const { noteTry } = state.checks;
  if (role !== null) return withTry(state, { role, step: 'waiting', billTiyn: null });
  return noteTry?.step === 'returning' ? state : withTry(state, null);
}

/** A note lies in escrow: its value is on record before it goes back. Null where none is tried. */
export function triedNoteEscrowed(state: KioskState, billTiyn: Tiyn): Step | null {
  const { noteTry } = state.checks;
  if (state.session.kind !== 'service' || noteTry?.step !== 'waiting' || state.bill !== null) return null;
  return step(withTry(state, { ...noteTry, step: 'returning', billTiyn }), {
    entries: [{ kind: 'note-try-intended', role: noteTry.role, billTiyn }],
    effects: [{ kind: 'give-bill-back' }],
  });
}

/** It went back. Null where the note was no tried one. */
export function triedNoteReturned(state: KioskState, now: Now): Step | null {
  const { noteTry } = state.checks;
  return noteTry?.step === 'returning' && state.bill === null
    ? tryEnded(withPassed(state, now), noteTry, noteTry.billTiyn, 'returned')
    : null;
}

/** The unit drew it in without being asked: an orphan, of no sale whatever. Null where the note was no tried one. */
export function triedNoteStacked(
  state: KioskState,
  { billTiyn, freshId }: { readonly billTiyn: Tiyn | null; readonly freshId: string },
): Step | null {
  const { noteTry } = state.checks;
  if (noteTry === null || state.bill !== null) return null;
  const isOwn =
    noteTry.step === 'returning'
      ? billTiyn === null || billTiyn === noteTry.billTiyn
      : noteTry.step === 'waiting' && state.session.kind === 'service';
  if (!isOwn) return null;
  const amountTiyn = billTiyn ?? noteTry.billTiyn;
  // A unit that names no escrow at all has it switched off.
  const escrowOff = noteTry.step === 'waiting' ? problem('acceptor-escrow-off') : state.escrowOff;
  const orphan: JournalEntry = {
    kind: 'orphan-recorded',
    orphanId: freshId,
    amountTiyn,
    source: 'bill-acceptor',
  };
  const ended = tryEnded({ ...withNote(state, amountTiyn ?? ZERO_TIYN), escrowOff }, noteTry, amountTiyn, 'stacked');
  return { ...ended, entries: [orphan, ...ended.entries] };
}

/** Where the unit found it after its power came back. Null where none was on its way back. */
export function triedNoteFound(state: KioskState, where: 'none' | 'in-acceptor' | 'in-stacker', now: Now): Step | null {
  if (where === 'none' || state.checks.noteTry?.step !== 'returning') return null;
  if (where === 'in-acceptor') return triedNoteReturned(state, now);
  return triedNoteStacked(state, { billTiyn: state.checks.noteTry.billTiyn, freshId: `tried-${String(now.wallMs)}` });
}

/** The acceptor was initialised and does not report the note. Null where none was on its way back. */
export function triedNoteNowhere(state: KioskState): Step | null {
  const { noteTry } = state.checks;
  return noteTry?.step === 'returning' && state.bill === null
    ? tryEnded(state, noteTry, noteTry.billTiyn, 'unknown')
    : null;
}

function isUnderWay(noteTry: NoteTry | null): boolean {
  return noteTry?.step === 'waiting' || noteTry?.step === 'returning';
}

function tryEnded(
  state: KioskState,
  { role }: NoteTry,
  billTiyn: Tiyn | null,
  outcome: 'returned' | 'stacked' | 'unknown',
): Step {
  return step(withTry(state, { role, step: outcome, billTiyn }), {
    entries: [{ kind: 'note-try-ended', role, billTiyn, outcome }],
  });
}

function withPassed(state: KioskState, { wallMs }: Now): KioskState {
  return { ...state, checks: { ...state.checks, passed: new Map(state.checks.passed).set('bill', wallMs) } };
}

function withTry(state: KioskState, noteTry: NoteTry | null): KioskState {
  return { ...state, checks: { ...state.checks, noteTry } };
}

import type { KioskEvent } from '../../../session/state/event.ts';
import { UNCHANGED, type Door, type DoorContext } from '../../state/door.ts';
import type { CashAction } from './actions.ts';
import { readAgain, type CashChange } from './change.ts';
import { cassetteGone, cassetteByHand, collect, collectRemoved, confirm, count, drop, settled } from './collect.ts';
import { decide } from './decide.ts';
import type { CashFacts } from './facts.ts';
import type { CashDoor, CashState } from './types.ts';
import { cashView } from './view.ts';

const NOTHING_READ: CashState = {
  facts: null,
  reading: null,
  isOutdated: false,
  wasRemoved: false,
  isUnreadable: false,
  notice: null,
};

/**
 * The cassette, its collections and the notes in doubt. All of it is read from the journal whenever the door opens and
 * after every step, so that a collection continues after any interruption.
 */
export const cashDoor: Door<CashDoor> = {
  open: (context) => readAgain(NOTHING_READ, context),
  act(state, action, context) {
    if (state.reading !== null) return UNCHANGED;
    // What was read before may be over: only another reading says where a collection stands.
    if (action.kind === 'refresh' || state.isUnreadable) return readAgain({ ...state, notice: null }, context);
    const { facts } = state;
    return facts === null ? UNCHANGED : acted({ ...state, notice: null }, facts, action, context);
  },
  onOutcome(state, { reading, facts }, context) {
    // One for an earlier opening of the door, or from before a further step.
    if (state?.reading !== reading) return UNCHANGED;
    if (state.isOutdated) return readAgain(state, context);
    const read: CashState = { ...state, facts: facts ?? state.facts, reading: null, isUnreadable: facts === null };
    return facts === null ? { state: read } : settled(read, facts, context);
  },
  onEvent(state, event, context) {
    if (!isAboutNotes(event)) return UNCHANGED;
    if (event.kind === 'cassette-removed') return cassetteGone(state, context);
    if (state.reading !== null) return { state: { ...state, isOutdated: true } };
    if (event.kind !== 'acceptor-ready' || state.isUnreadable) return readAgain(state, context);
    return state.facts === null ? UNCHANGED : settled(state, state.facts, context);
  },
  view: cashView,
};

function acted(state: CashState, facts: CashFacts, action: CashAction, context: DoorContext): CashChange {
  switch (action.kind) {
    case 'refresh':
      return UNCHANGED;
    case 'collect':
      return collect(state, facts, context);
    case 'collect-removed':
      return collectRemoved(state, facts, context);
    case 'cassette-out':
    case 'cassette-in':
      return cassetteByHand(state, facts, action.kind === 'cassette-out' ? 'out' : 'in', context);
    case 'drop':
      return drop(state, facts, context);
    case 'count':
      return count(state, facts, action, context);
    case 'confirm':
      return confirm(state, facts, context);
    case 'decide':
      return decide(state, facts, action, context);
  }
}

/** The acceptor's reports about notes and its cassette. */
const ABOUT_NOTES: ReadonlySet<KioskEvent['kind']> = new Set<KioskEvent['kind']>([
  'acceptor-ready',
  'bill-stacked',
  'bill-returned',
  'bill-doubtful',
  'bill-found',
  'bill-nowhere',
  'cassette-removed',
]);

function isAboutNotes({ kind }: KioskEvent): boolean {
  return ABOUT_NOTES.has(kind);
}

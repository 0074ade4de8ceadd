import { heldOf, withNoted, type Collection, type Held } from '../../../journal/collections.ts';
import { MAX_COUNT } from '../../../journal/collection-entry.ts';
import type { JournalEntry } from '../../../journal/entry.ts';
import { ZERO_TIYN } from '../../../money/money.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { UNCHANGED, type DoorContext } from '../../state/door.ts';
import type { CashAction } from './actions.ts';
import { readAgain, told, type CashChange } from './change.ts';
import type { CashFacts } from './facts.ts';
import { printed } from './slips.ts';
import type { CashState } from './types.ts';
import { linesOf } from './view.ts';

/** Begins a collection with the cassette inside: on record, and on paper what is in it. */
export function collect(state: CashState, { open, inside, nextNumber }: CashFacts, context: DoorContext): CashChange {
  if (open !== null) return UNCHANGED;
  const { role } = context;
  const { amountTiyn, bills } = inside;
  return {
    ...readAgain(state, context),
    ...printed(context, { number: nextNumber, held: inside, counted: null }),
    entries: [{ kind: 'collection-started', number: nextNumber, role, amountTiyn, bills }],
  };
}

/** Begins with a cassette that was already taken out. */
export function collectRemoved(
  state: CashState,
  { open, removal, nextNumber }: CashFacts,
  context: DoorContext,
): CashChange {
  if (open !== null || removal === null) return UNCHANGED;
  const { amountTiyn, bills } = removal;
  const { role } = context;
  return {
    ...readAgain(state, context),
    ...printed(context, { number: nextNumber, held: removal, counted: null }),
    entries: [{ kind: 'collection-started', number: nextNumber, role, amountTiyn, bills, removed: true }],
  };
}

/** Gives it up; with the cassette out, the money has to be counted. */
export function drop(state: CashState, { open }: CashFacts, context: DoorContext): CashChange {
  if (open?.step !== 'out') return UNCHANGED;
  const { role } = context;
  return {
    ...readAgain({ ...state, notice: { kind: 'dropped' } }, context),
    entries: [{ kind: 'collection-dropped', number: open.number, role }],
  };
}

/** The acceptor reports that the cassette is out; the session has recorded its notes already. */
export function cassetteGone(state: CashState, context: DoorContext): CashChange {
  if (state.reading !== null) return { state: { ...state, isOutdated: true, wasRemoved: true } };
  if (state.isUnreadable) return readAgain({ ...state, wasRemoved: true }, context);
  const open = state.facts?.open ?? null;
  if (open?.step === 'out' && isWritable(context)) return seen(state, open, 'out', context);
  const isUnexpected = open === null || open.step === 'count';
  return readAgain({ ...state, notice: isUnexpected ? { kind: 'removed-meanwhile' } : null }, context);
}

/** A person confirms where the cassette is, because the acceptor does not report it. */
export function cassetteByHand(
  state: CashState,
  { open }: CashFacts,
  what: 'out' | 'in',
  context: DoorContext,
): CashChange {
  if (open?.step !== what) return UNCHANGED;
  const { role, kiosk } = context;
  const { number } = open;
  const moved: JournalEntry = { kind: 'collection-cassette', number, role, what, by: 'hand' };
  const { bills, amountTiyn } = kiosk.cassette;
  if (what === 'in' || bills === 0) return { ...readAgain(state, context), entries: [moved] };
  return {
    ...readAgain(state, context),
    kiosk: { ...kiosk, cassette: { amountTiyn: ZERO_TIYN, bills: 0 } },
    entries: [{ kind: 'cash-collected', amountTiyn, bills, role }, moved],
  };
}

/** The consequences of journal entries and of the acceptor's own reports. */
export function settled(before: CashState, { open }: CashFacts, context: DoorContext): CashChange {
  const state: CashState = { ...before, wasRemoved: false };
  if (open === null || !isWritable(context)) return { state };
  // It held no note, so that the session had nothing to record.
  if (open.step === 'out' && before.wasRemoved) return seen(state, open, 'out', context);
  // Without its cassette the unit would not be ready.
  const isBack = open.step === 'in' && open.outBy === 'acceptor' && isReady(context.kiosk);
  return isBack ? seen(state, open, 'in', context) : { state };
}

/** So many notes of a value. */
export function count(
  state: CashState,
  facts: CashFacts,
  { billTiyn, count: notes }: Extract<CashAction, { kind: 'count' }>,
  { role }: DoorContext,
): CashChange {
  const { open } = facts;
  if (open?.step !== 'count' || !linesOf(open).some((line) => line.billTiyn === billTiyn)) return UNCHANGED;
  if (notes > MAX_COUNT) return told(state, { kind: 'count-too-large', most: MAX_COUNT });
  return {
    // The journal is not read again: the next value can be typed at once.
    state: { ...state, facts: { ...facts, open: withNoted(open, { billTiyn, count: notes }) } },
    entries: [{ kind: 'collection-noted', number: open.number, role, billTiyn, count: notes }],
  };
}

/** The count holds: the difference is on record and on paper. */
export function confirm(state: CashState, { open }: CashFacts, context: DoorContext): CashChange {
  if (open?.step !== 'count' || open.expected === null) return UNCHANGED;
  const { expected, number } = open;
  const missing = firstUncounted(open, expected);
  if (missing !== null) return told(state, { kind: 'count-missing', billTiyn: missing });
  const counted = heldOf(open.counts.filter((one) => one.count > 0));
  return {
    ...readAgain({ ...state, notice: { kind: 'counted', number } }, context),
    ...printed(context, { number, held: expected, counted }),
    entries: [
      {
        kind: 'collection-counted',
        number,
        role: context.role,
        ...counted,
        expectedTiyn: expected.amountTiyn,
        expectedBills: expected.bills,
      },
    ],
  };
}

/** The value of the cassette before it was counted; zero is a value, too. */
function firstUncounted({ counts }: Collection, { notes }: Held): Held['amountTiyn'] | null {
  return notes.find(({ billTiyn }) => !counts.some((one) => one.billTiyn === billTiyn))?.billTiyn ?? null;
}

function seen(state: CashState, { number }: Collection, what: 'out' | 'in', context: DoorContext): CashChange {
  return {
    ...readAgain(state, context),
    entries: [{ kind: 'collection-cassette', number, role: context.role, what, by: 'acceptor' }],
  };
}

/** Whether the acceptor takes notes, and so has its cassette. */
function isReady({ acceptor }: KioskState): boolean {
  return acceptor.kind === 'ready' && acceptor.pause === null;
}

/** Nothing is written while the journal is unavailable; the acceptor's next report continues the collection. */
function isWritable({ kiosk }: DoorContext): boolean {
  return kiosk.journal.kind === 'ready';
}

import { MAX_COUNT } from '../../../journal/collection-entry.ts';
import { heldOf, type Collection } from '../../../journal/collections.ts';
import { multiplyTiyn, tiyn, TIYN_PER_TENGE, type Tiyn } from '../../../money/money.ts';
import type { KioskState } from '../../../session/state/state.ts';
import type { DoorContext } from '../../state/door.ts';
import type { CashState, CashView, CollectionView, CountLine } from './types.ts';

/** The notes of Kazakhstan that machines take. */
export const NOTES_TIYN: readonly Tiyn[] = [500, 1_000, 2_000, 5_000, 10_000, 20_000].map((tenge) =>
  multiplyTiyn(tiyn(tenge), TIYN_PER_TENGE),
);

/** What the window draws. */
export function cashView({ facts, reading, isUnreadable, notice }: CashState, { kiosk }: DoorContext): CashView {
  const open = facts?.open ?? null;
  return {
    isReading: reading !== null,
    isUnreadable,
    notice,
    facts: facts === null ? null : shownOf(facts),
    collection: open === null ? null : collectionView(open, kiosk),
    valuesTiyn: NOTES_TIYN,
  };
}

function shownOf({ inside, removal, past, doubts }: NonNullable<CashState['facts']>): NonNullable<CashView['facts']> {
  return { inside, removal, past, doubts };
}

function collectionView(open: Collection, { acceptor }: KioskState): CollectionView {
  const { number, step, startedAtMs, expected, counts } = open;
  return {
    number,
    step,
    startedAtMs,
    expected,
    lines: linesOf(open),
    counted: heldOf(counts),
    isSeen: acceptor.kind !== 'absent' && acceptor.kind !== 'starting',
    most: MAX_COUNT,
  };
}

/** Every value of note that there is, and every other that was expected or counted. */
export function linesOf({ expected, counts }: Collection): readonly CountLine[] {
  const notes = expected?.notes ?? [];
  const values = new Set<Tiyn>([...NOTES_TIYN, ...[...notes, ...counts].map(({ billTiyn }) => billTiyn)]);
  return [...values]
    .sort((one, other) => one - other)
    .map((billTiyn) => ({
      billTiyn,
      expected: expected === null ? null : (notes.find((one) => one.billTiyn === billTiyn)?.count ?? 0),
      counted: counts.find((one) => one.billTiyn === billTiyn)?.count ?? null,
    }));
}

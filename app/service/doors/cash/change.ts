import type { DoorChange, DoorContext } from '../../state/door.ts';
import type { CashDoor, CashNotice, CashState } from './types.ts';

export type CashChange = DoorChange<CashDoor>;

/** Reads the journal again. The number of a reading is the moment that it began, so that no later one has it, too. */
export function readAgain(
  state: CashState,
  { now }: Pick<DoorContext, 'now'>,
): CashChange & { readonly state: CashState } {
  const reading = now.monoMs;
  return { state: { ...state, reading, isOutdated: false }, effects: [{ kind: 'read-cash', reading }] };
}

/** The door with a sentence, and nothing else. */
export function told(state: CashState, notice: CashNotice): CashChange {
  return { state: { ...state, notice } };
}

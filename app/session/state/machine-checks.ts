import type { ChannelTest, ChecksRecord } from '../../journal/machine-checks.ts';
import type { Tiyn } from '../../money/money.ts';
import type { Role } from '../../role.ts';

/**
 * A note that is tried at the service menu. `waiting`: the notes are switched on; `returning`: it lies in escrow and goes
 * back, as its intent says; the other steps are the end, until the menu closes.
 */
export interface NoteTry {
  readonly role: Role;
  readonly step: 'waiting' | 'returning' | 'returned' | 'stacked' | 'unknown';
  /** Null while none has come, and where the unit could not name it. */
  readonly billTiyn: Tiyn | null;
}

/** What the service menu's checks have under way. */
export interface ChecksState {
  /** The test pulses without an answer, by channel. */
  readonly tests: ReadonlyMap<number, ChannelTest>;
  /** The channel whose test pulse runs in this moment. */
  readonly pulsing: number | null;
  readonly noteTry: NoteTry | null;
  /** When each check was passed last, by the wall clock. */
  readonly passed: ReadonlyMap<string, number>;
}

export const NO_CHECKS: ChecksState = { tests: new Map(), pulsing: null, noteTry: null, passed: new Map() };

/** The checks that an earlier run left. */
export function checksOf({ tests, triedNote, passed }: ChecksRecord): ChecksState {
  return { tests, pulsing: null, noteTry: triedNote === null ? null : { ...triedNote, step: 'returning' }, passed };
}

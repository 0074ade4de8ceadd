import { MINUTE_MS, SECOND_MS } from '../../units.ts';

/** A PIN has 4 to 12 digits (outside contract, "Service menu"). */
export const PIN_DIGITS = { least: 4, most: 12 } as const;
/** How many touches on the operator's name open the pad, and how soon each has to follow the one before. */
export const KNOCKS = { count: 5, withinMs: SECOND_MS } as const;
/** The pad goes away by itself so long after the last touch. */
export const PAD_LEAVES_AFTER_MS = MINUTE_MS;

/** So many wrong PINs in a row cost nothing. */
const FREE_FAILURES = 3;
/** So many lock the pad. */
const LOCKING_FAILURES = 10;
const FIRST_WAIT_MS = 2 * SECOND_MS;
const LOCK_MS = 15 * MINUTE_MS;

/** How long the pad is locked after this number of wrong PINs in a row. */
export function waitAfterMs(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return isLockedAfter(failures) ? LOCK_MS : FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES);
}

/** Whether the wait is the long one, which the pad calls locked. */
export function isLockedAfter(failures: number): boolean {
  return failures >= LOCKING_FAILURES;
}

import { MINUTE_MS } from '../units.ts';

/** Closer than this the clocks of machine and service need not be: answers travel, and dates have no fractions. */
const TOLERANCE_MS = 2 * MINUTE_MS;

/** This machine's clock minus the service's, in milliseconds, where they are too far apart; null where they agree. */
export function clockDifferenceMs(offsetMs: number | null): number | null {
  return offsetMs === null || Math.abs(offsetMs) <= TOLERANCE_MS ? null : offsetMs;
}

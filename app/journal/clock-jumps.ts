import type { RecordedEntry } from './entry.ts';
import { MINUTE_MS } from '../units.ts';

/** A change of the wall clock. The days near it are as the clock showed them, right or wrong. */
export interface ClockJump {
  /** The first entry after the change. */
  readonly sequence: number;
  /** The earliest time that the clock should have shown, and the time that it showed. */
  readonly expectedMs: number;
  readonly wallMs: number;
}

/** Smaller corrections are normal for a clock that is synchronised over the network. */
const CLOCK_TOLERANCE_MS = MINUTE_MS;

/** Within a run the monotonic clock reveals a jump; between two runs only a step back is noticeable. */
export function jumpBetween(
  before: RecordedEntry,
  { entry, sequence, wallMs, monoMs }: RecordedEntry,
): ClockJump | null {
  const isNewRun = entry.kind === 'started' || monoMs < before.monoMs;
  const expectedMs = isNewRun ? before.wallMs : before.wallMs + (monoMs - before.monoMs);
  const driftMs = isNewRun ? Math.max(0, expectedMs - wallMs) : Math.abs(wallMs - expectedMs);
  return driftMs > CLOCK_TOLERANCE_MS ? { sequence, expectedMs, wallMs } : null;
}

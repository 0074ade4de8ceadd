import type { RecordedEntry } from './entry.ts';
import { MINUTE_MS } from '../units.ts';

/** The wall clock was set: days near it are as the clock showed them, right or wrong. */
export interface ClockJump {
  /** The first entry after it. */
  readonly sequence: number;
  /** What the clock should have shown at least, and what it showed. */
  readonly expectedMs: number;
  readonly wallMs: number;
}

/** Smaller corrections are the daily work of a clock that is kept right over the network. */
const CLOCK_TOLERANCE_MS = MINUTE_MS;

/** Within a run the monotonic clock knows better; between two runs only a step back can be noticed. */
export function jumpBetween(
  before: RecordedEntry,
  { entry, sequence, wallMs, monoMs }: RecordedEntry,
): ClockJump | null {
  const isNewRun = entry.kind === 'started' || monoMs < before.monoMs;
  const expectedMs = isNewRun ? before.wallMs : before.wallMs + (monoMs - before.monoMs);
  const driftMs = isNewRun ? Math.max(0, expectedMs - wallMs) : Math.abs(wallMs - expectedMs);
  return driftMs > CLOCK_TOLERANCE_MS ? { sequence, expectedMs, wallMs } : null;
}

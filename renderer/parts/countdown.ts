import type { Limit } from '../../app/session/view/view.ts';

const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;
/** The ring is about 360 pixels around; finer steps would be invisible. */
const STEPS_PER_ROUND = 400;
const SHORTEST_STEP_MS = 33;
const LONGEST_STEP_MS = 250;

/** What is left of a limit, in milliseconds. Main measured it when it made the view, which arrived at `arrivedAtMs`. */
export function leftMs(limit: Limit, arrivedAtMs: number, nowMs: number): number {
  return Math.min(Math.max(limit.leftMs - (nowMs - arrivedAtMs), 0), limit.totalMs);
}

/** The filled fraction of the ring, from 0 to 1. */
export function fractionLeft(limit: Limit, left: number): number {
  return limit.totalMs <= 0 ? 0 : left / limit.totalMs;
}

/** Seconds below a minute, `m:ss` from there on; the last second is shown as 1, not as 0. */
export function formatLeft(left: number): string {
  const seconds = Math.ceil(left / MS_PER_SECOND);
  if (seconds < SECONDS_PER_MINUTE) return String(seconds);
  const minutes = Math.floor(seconds / SECONDS_PER_MINUTE);
  return `${String(minutes)}:${String(seconds % SECONDS_PER_MINUTE).padStart(2, '0')}`;
}

/** The interval at which the ring is redrawn: often enough to look smooth, and rarely enough for a slow computer. */
export function redrawEveryMs({ totalMs }: Limit): number {
  return Math.min(Math.max(totalMs / STEPS_PER_ROUND, SHORTEST_STEP_MS), LONGEST_STEP_MS);
}

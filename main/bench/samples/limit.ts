import type { Limit } from '../../../app/session/view/view.ts';

/** A time limit of a screen, from seconds. */
export function limit(totalSeconds: number, leftSeconds: number): Limit {
  return { totalMs: totalSeconds * 1000, leftMs: leftSeconds * 1000 };
}

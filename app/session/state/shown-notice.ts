import type { Notice } from '../../orders.ts';
import type { Now } from '../../ports/clock.ts';
import { DELAYS } from './delays.ts';

/** A notice on the screen, and when its end is looked at next. */
export interface ShownNotice {
  readonly notice: Notice;
  readonly checkMonoMs: number;
}

/** The notice as it stands on the screen; null where its time has passed. */
export function noticeAt(notice: Notice | null, now: Now): ShownNotice | null {
  if (notice === null || notice.untilMs <= now.wallMs) return null;
  return { notice, checkMonoMs: now.monoMs + Math.min(notice.untilMs - now.wallMs, DELAYS.noticeCheckMs) };
}

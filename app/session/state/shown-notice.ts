import type { Notice } from '../../orders.ts';
import type { Now } from '../../ports/clock.ts';
import { DELAYS } from './delays.ts';

/** A notice that was put up, and when its end is looked at next. */
export interface KeptNotice {
  readonly notice: Notice;
  /** Its time has passed by the clock of the last look. A clock that was wrong may be set: it is looked at again. */
  readonly isOver: boolean;
  readonly checkMonoMs: number;
}

/** The notice as it stands now; null where there is none. */
export function noticeAt(notice: Notice | null, now: Now): KeptNotice | null {
  if (notice === null) return null;
  const leftMs = notice.untilMs - now.wallMs;
  const isOver = leftMs <= 0;
  const afterMs = isOver ? DELAYS.noticeCheckMs : Math.min(leftMs, DELAYS.noticeCheckMs);
  return { notice, isOver, checkMonoMs: now.monoMs + afterMs };
}

/** The notice that customers see; null where there is none. */
export function shownNotice(kept: KeptNotice | null): Notice | null {
  return kept === null || kept.isOver ? null : kept.notice;
}

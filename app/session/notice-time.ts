import type { Now } from '../ports/clock.ts';
import { noticeAt } from './state/shown-notice.ts';
import type { KioskState } from './state/state.ts';

/** Takes a notice away whose time has passed; the books keep it, and no start shows it again. */
export function withNoticeTime(state: KioskState, now: Now): KioskState {
  const { notice } = state;
  if (notice === null || now.monoMs < notice.checkMonoMs) return state;
  return { ...state, notice: noticeAt(notice.notice, now) };
}

import type { Now } from '../ports/clock.ts';
import { noticeAt } from './state/shown-notice.ts';
import type { KioskState } from './state/state.ts';

/** Takes a notice away whose time has passed, and brings it back where a clock that was wrong has been set meanwhile. */
export function withNoticeTime(state: KioskState, now: Now): KioskState {
  const { notice } = state;
  if (notice === null || now.monoMs < notice.checkMonoMs) return state;
  return { ...state, notice: noticeAt(notice.notice, now) };
}

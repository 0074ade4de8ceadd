import { errorSession } from './debt.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../state/event.ts';
import type { KioskState, PendingNotice } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** The customer is busy with something else at the machine: this debt is shown when the screen is free again. */
export function withPendingNotice(state: KioskState, facts: PendingNotice['facts'], now: Now): KioskState {
  return {
    ...state,
    pendingNotices: [...state.pendingNotices, { facts, untilMonoMs: now.monoMs + DELAYS.pendingNoticeMs }],
  };
}

/** The screen is free: the oldest debt that somebody who stands there does not know of, with its code. */
export function showPendingNotice(before: Step, now: Now): Step {
  const { state } = before;
  if (state.session.kind !== 'idle' || state.pendingNotices.length === 0) return before;
  const [first, ...pendingNotices] = state.pendingNotices.filter(({ untilMonoMs }) => now.monoMs < untilMonoMs);
  const session = first === undefined ? state.session : errorSession(first.facts, now);
  return { ...before, state: { ...state, pendingNotices, session } };
}

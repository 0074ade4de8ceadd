import { errorSession } from './debt.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../state/event.ts';
import type { KioskState, Untold } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/** The customer is busy with something else at the machine: told of this debt when the screen is free again. */
export function withLaterWord(state: KioskState, facts: Untold['facts'], now: Now): KioskState {
  return { ...state, untold: [...state.untold, { facts, untilMonoMs: now.monoMs + DELAYS.untoldMs }] };
}

/** The screen is free: the oldest debt that somebody who stands there does not know of, with its code. */
export function tellLater(before: Step, now: Now): Step {
  const { state } = before;
  if (state.session.kind !== 'idle' || state.untold.length === 0) return before;
  const [first, ...untold] = state.untold.filter(({ untilMonoMs }) => now.monoMs < untilMonoMs);
  const session = first === undefined ? state.session : errorSession(first.facts, now);
  return { ...before, state: { ...state, untold, session } };
}

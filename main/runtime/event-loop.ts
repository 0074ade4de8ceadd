import type { JournalEntry } from '../../app/journal/entry.ts';
import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { Result } from '../../app/result.ts';
import type { Effect } from '../../app/session/effect.ts';
import type { KioskEvent, Now } from '../../app/session/event.ts';
import { present } from '../../app/session/present.ts';
import { problem, type Problem } from '../../app/session/problem.ts';
import type { KioskState } from '../../app/session/state.ts';
import { nextDeadline, transition } from '../../app/session/transition.ts';
import type { View } from '../../app/session/view.ts';

/** What the loop does to the world; all of it is replaced in tests. */
export interface LoopPorts {
  readonly clock: Clock;
  /** Durable when it returns ok. */
  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem>;
  show(view: View): void;
  /** Starts an effect; its outcome comes back through `dispatch`. Must not throw. */
  run(effect: Effect): void;
  readonly log: Log;
}

/** The one loop of the kiosk: takes events one by one, in order. */
export interface EventLoop {
  dispatch(event: KioskEvent): void;
  /** The view as it is now, for a window that has just been loaded. */
  view(): View;
  state(): KioskState;
  stop(): void;
}

/** Far more than a busy second brings; a flood beyond it is a programming error. */
const MAX_QUEUE = 10_000;
/** Outcomes that wait for the disk; more than one sale has. */
const MAX_DEFERRED = 200;

/** Outcomes of the outside world must not be lost when the disk refuses them; touches and timers come again. */
function isOutcome(event: KioskEvent): boolean {
  switch (event.kind) {
    case 'booted':
    case 'purchase-answered':
    case 'status-answered':
    case 'pulse-done':
    case 'pulse-failed':
    case 'relay-lost':
    case 'relay-ready':
      return true;
    default:
      return false;
  }
}

/**
 * Transition, journal, view, effects: always in this order. Nothing moves money or goods before its intent is on disk,
 * so a power cut at any point leaves a journal from which `replay` finds what is owed.
 */
export function createEventLoop(initial: KioskState, ports: LoopPorts): EventLoop {
  const queue: KioskEvent[] = [];
  const deferred: KioskEvent[] = [];
  let state = initial;
  let working = false;
  let stopped = false;
  let cancelTimer: CancelTimer = () => undefined;
  let shown = '';

  const now = (): Now => ({ wallMs: ports.clock.wallMs(), monoMs: ports.clock.monoMs() });

  function dispatch(event: KioskEvent): void {
    if (stopped) return;
    if (queue.length >= MAX_QUEUE) throw new Error('the event queue overflows');
    queue.push(event);
    if (working) return;
    working = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) takeSafely(next);
    } finally {
      working = false;
    }
    armTimer();
  }

  function takeSafely(event: KioskEvent): void {
    try {
      take(event);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      ports.log.write('error', 'internal-error', { event: event.kind, detail });
      // Not through transition: it is what failed.
      state = { ...state, broken: problem('internal-error'), session: { kind: 'idle' }, revision: state.revision + 1 };
      showView(now());
    }
  }

  function take(event: KioskEvent): void {
    const moment = now();
    const step = transition(state, event, moment);
    if (step.entries.length > 0) {
      const written = ports.append(step.entries, moment);
      if (!written.ok) {
        refuse(event, written.error);
        return;
      }
    }
    state = step.state;
    showView(moment);
    for (const effect of step.effects) ports.run(effect);
    if (event.kind === 'journal-recovered') queue.push(...deferred.splice(0));
  }

  /** The step did not happen; what the world has already done waits until the disk takes it. */
  function refuse(event: KioskEvent, why: Problem): void {
    ports.log.write('error', 'journal-refused', { event: event.kind, reason: why.reason, ...why.parameters });
    if (isOutcome(event)) {
      if (deferred.length >= MAX_DEFERRED) throw new Error('too many outcomes wait for the journal');
      deferred.push(event);
    }
    queue.push({ kind: 'journal-refused', problem: why });
  }

  function showView(moment: Now): void {
    const view = present(state, moment);
    // The rest of a time limit changes by itself; the screen counts it.
    const key = JSON.stringify(view, (name, value: unknown) => (name === 'leftMs' ? undefined : value));
    if (key === shown) return;
    shown = key;
    ports.show(view);
  }

  function armTimer(): void {
    cancelTimer();
    cancelTimer = () => undefined;
    const deadline = stopped || state.broken !== null ? null : nextDeadline(state);
    if (deadline === null) return;
    const delayMs = Math.max(0, deadline - ports.clock.monoMs());
    cancelTimer = ports.clock.setTimer(delayMs, () => {
      dispatch({ kind: 'time-passed' });
    });
  }

  return {
    dispatch,
    view: () => present(state, now()),
    state: () => state,
    stop(): void {
      stopped = true;
      cancelTimer();
    },
  };
}

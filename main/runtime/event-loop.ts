import type { JournalEntry } from '../../app/journal/entry.ts';
import type { Log, LogFacts } from '../../app/log/events.ts';
import type { CancelTimer, Clock, Now } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { isServiceEffect, type ServiceEffect } from '../../app/service/effect.ts';
import type { MachineEvent } from '../../app/service/event.ts';
import { joinedTransition, keptOfMachine, noteOfMachine, waitsInMachine } from '../../app/service/join.ts';
import type { RemoteMachine } from '../../app/service/remote/remote.ts';
import type { ServiceMachine } from '../../app/service/machine.ts';
import type { MachineStep } from '../../app/service/machine-step.ts';
import { CLOSED, type ServiceState } from '../../app/service/service-state.ts';
import type { ServiceView } from '../../app/service/view.ts';
import type { Effect } from '../../app/session/state/effect.ts';
import { isRefusedAs } from '../../app/session/state/event-traits.ts';
import { looksTheSame } from '../../app/session/view/looks-the-same.ts';
import { present } from '../../app/session/view/present.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { isSameView } from '../../app/session/view/same-view.ts';
import type { KioskState } from '../../app/session/state/state.ts';
import { nextDeadline } from '../../app/session/timers.ts';
import type { View } from '../../app/session/view/view.ts';
import { Observers, type LoopObserver } from './observers/observer.ts';

/** The loop's outputs and its clock; tests replace all of them. */
export interface LoopPorts {
  readonly clock: Clock;
  /**
   * Writes the entries, which are durable when the result is ok. The result may come at once or later; until then the
   * loop takes no further event. The reason `internal-error` means that the entries themselves are wrong.
   */
  append(entries: readonly JournalEntry[], now: Now): Result<void, Problem> | Promise<Result<void, Problem>>;
  show(view: View): void;
  /**
   * Starts an effect, whose outcome comes back through `dispatch`. Must not throw. `cause` is the event that caused it.
   */
  run(effect: Effect, cause: MachineEvent): void;
  readonly log: Log;
  /** A programming error has stopped the loop; only the next start continues. Called once. */
  readonly onCrash?: (() => void) | undefined;
  /** Observers of each completed step, called in this order; none by default. */
  readonly observers?: readonly LoopObserver[];
}

/** The service menu, loaded after the five touches. */
export interface AttachedService {
  readonly menu: ServiceMachine;
  /** Called before the session's view; null when the menu has left. */
  show(view: ServiceView | null): void;
  /** As `LoopPorts.run`. */
  run(effect: ServiceEffect): void;
}

/** The kiosk's event loop, which takes events one by one, in order. */
export interface EventLoop {
  dispatch(event: MachineEvent): void;
  /** The present view, for a window that has just been loaded. */
  view(): View;
  state(): KioskState;
  /** Adds the service menu, which takes part in every later step. */
  attachService(service: AttachedService): void;
  /** Adds the commands of the fleet; without it they mean nothing. */
  attachRemote(remote: RemoteMachine): void;
  /** The menu's present view; null where it is closed. */
  serviceView(): ServiceView | null;
  /** Resolves when no entry is being written and every event has been taken. */
  settled(): Promise<void>;
  /** Whether it has; `state` is then the latest, not the one before a step whose entries are being written. */
  isSettled(): boolean;
  /** Stops the loop: no further event is taken. The next start continues from the entries that are being written. */
  stop(): void;
}

/** Far more events than a busy second has; more are a programming error. */
const MAX_QUEUE = 10_000;
/** Largest number of outcomes that wait for the disk; more than one sale has. */
const MAX_DEFERRED = 200;
/** An append that takes longer is logged; a healthy disk needs a hundredth of that. */
const SLOW_APPEND_MS = 500;
/** An append that takes longer is logged before it ends, because it may never end. */
const STUCK_APPEND_MS = 10_000;

/** A step whose entries are being written. */
interface StepInHand {
  readonly event: MachineEvent;
  readonly before: KioskState;
  readonly step: MachineStep;
}

/** Makes the loop; nothing happens before the first event. */
export function createEventLoop(initial: KioskState, ports: LoopPorts): EventLoop {
  return new Loop(initial, ports);
}

/**
 * Transition, journal, view, effects: always in this order. Nothing moves money or goods before its intent is on disk,
 * so a power cut at any point leaves a journal from which `replay` finds what is owed.
 */
class Loop implements EventLoop {
  readonly #ports: LoopPorts;
  readonly #queue: MachineEvent[] = [];
  readonly #deferred: MachineEvent[] = [];
  readonly #observers: Observers;
  #state: KioskState;
  #service: ServiceState = CLOSED;
  #attached: AttachedService | null = null;
  #remote: RemoteMachine | null = null;
  #shownService: ServiceView | null = null;
  #working = false;
  /** True while entries are being written; events are queued until then. */
  #isWriting = false;
  #whenSettled: (() => void)[] = [];
  #stopped = false;
  #cancelTimer: CancelTimer = () => undefined;
  /** The last view, and the state that it was made of. */
  #shown: View | null = null;
  #presented: KioskState | null = null;
  /** True after an exception in the transition; timers do not run it again. */
  #crashed = false;
  /** The entries of the present step, once they are on disk. */
  #written: readonly JournalEntry[] = [];

  constructor(initial: KioskState, ports: LoopPorts) {
    this.#state = initial;
    this.#ports = ports;
    this.#observers = new Observers(ports.observers ?? [], ports.log);
  }

  dispatch(event: MachineEvent): void {
    if (this.#stopped) return;
    if (this.#queue.length >= MAX_QUEUE) throw new Error('the event queue overflows');
    this.#queue.push(event);
    this.#takeAll();
  }

  view(): View {
    return present(this.#state, this.#now());
  }

  state(): KioskState {
    return this.#state;
  }

  attachService(service: AttachedService): void {
    this.#attached = service;
  }

  attachRemote(remote: RemoteMachine): void {
    this.#remote = remote;
  }

  serviceView(): ServiceView | null {
    return this.#attached?.menu.present(this.#service, this.#state, this.#now()) ?? null;
  }

  isSettled(): boolean {
    return !this.#isWriting && !this.#working;
  }

  settled(): Promise<void> {
    if (this.isSettled()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenSettled.push(resolve);
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#queue.length = 0;
    this.#cancelTimer();
  }

  /** Takes all queued events; `first` runs before them. */
  #takeAll(first: () => void = () => undefined): void {
    if (this.#working || this.#isWriting) return;
    this.#working = true;
    try {
      first();
      for (let next = this.#next(); next !== undefined; next = this.#next()) this.#takeSafely(next);
    } finally {
      this.#working = false;
    }
    this.#rest();
  }

  /** The next event to take; none while entries are being written. */
  #next(): MachineEvent | undefined {
    return this.#isWriting ? undefined : this.#queue.shift();
  }

  #rest(): void {
    if (this.#isWriting) return;
    this.#armTimer();
    for (const resolve of this.#whenSettled.splice(0)) resolve();
  }

  #now(): Now {
    return { wallMs: this.#ports.clock.wallMs(), monoMs: this.#ports.clock.monoMs() };
  }

  #takeSafely(event: MachineEvent): void {
    const before = this.#state;
    this.#written = [];
    this.#safely(event, before, () => {
      if (before.journal.kind === 'ready' || !waitsInMachine(event)) return this.#take(event);
      this.#defer(event);
      return 'deferred';
    });
  }

  /**
   * Runs a part of a step; an exception ends in `#crash`. The part returns `writing` while its entries are being
   * written, and `deferred` where the event waits for the journal; only a step that is over is observed.
   */
  #safely(event: MachineEvent, before: KioskState, act: () => 'over' | 'writing' | 'deferred'): void {
    try {
      if (act() !== 'over') return;
    } catch (error) {
      this.#crash(event, { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const view = this.#shown ?? this.view();
    this.#observers.observe({ event, before, after: this.#state, entries: this.#written, view });
  }

  /** Handles a programming error; the next start continues from the entries on disk. */
  #crash(event: MachineEvent, facts: LogFacts): void {
    this.#ports.log.write('error', 'internal-error', { event: event.kind, ...facts });
    // The event does not go through the transition, which is what failed.
    const isFirstCrash = !this.#crashed;
    this.#crashed = true;
    const { revision } = this.#state;
    this.#state = {
      ...this.#state,
      broken: problem('internal-error'),
      session: { kind: 'idle' },
      revision: revision + 1,
    };
    this.#service = { kind: 'closed', revision: this.#service.revision + 1, languages: this.#service.languages };
    this.#show(this.#now());
    if (isFirstCrash) this.#ports.onCrash?.();
  }

  #take(event: MachineEvent): 'over' | 'writing' {
    const now = this.#now();
    const before = this.#state;
    const state = { kiosk: before, service: this.#service };
    const step = joinedTransition(state, event, this.#attached?.menu ?? null, now, this.#remote);
    const hand: StepInHand = { event, before, step };
    if (step.entries.length > 0) {
      const written = this.#ports.append(step.entries, now);
      if (written instanceof Promise) {
        this.#waitFor(written, hand);
        return 'writing';
      }
      return this.#carryOut(hand, written);
    }
    return this.#carryOut(hand, ok(undefined));
  }

  #carryOut({ event, before, step }: StepInHand, written: Result<void, Problem>): 'over' {
    if (!written.ok) {
      this.#refuse(event, written.error);
      return 'over';
    }
    this.#written = step.entries;
    this.#state = step.kiosk;
    this.#service = step.service;
    this.#show(this.#now());
    for (const effect of step.effects) {
      if (isServiceEffect(effect)) this.#attached?.run(effect);
      else this.#ports.run(effect, event);
    }
    const note = step.kiosk.journal.kind === 'ready' ? null : noteOfMachine(event);
    if (note !== null) this.#defer(note);
    const isBack = before.journal.kind !== 'ready' && step.kiosk.journal.kind === 'ready';
    // Deferred events come before those that arrived since.
    if (isBack) this.#queue.unshift(...this.#deferred.splice(0));
    return 'over';
  }

  /** Waits for a slow write, while events are queued. */
  #waitFor(written: Promise<Result<void, Problem>>, hand: StepInHand): void {
    const { clock, log } = this.#ports;
    const { event, before } = hand;
    const sinceMs = clock.monoMs();
    const tell = (isWaiting: boolean): void => {
      const ms = Math.round(clock.monoMs() - sinceMs);
      log.write('warning', 'append-slow', { event: event.kind, ms, isWaiting });
    };
    const cancel = clock.setTimer(STUCK_APPEND_MS, () => {
      tell(true);
    });
    const end = (result: Result<void, Problem>): void => {
      cancel();
      if (clock.monoMs() - sinceMs >= SLOW_APPEND_MS) tell(false);
      this.#isWriting = false;
      this.#takeAll(() => {
        if (!this.#stopped) this.#safely(event, before, () => this.#carryOut(hand, result));
      });
    };
    this.#isWriting = true;
    void written.then(end, (error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      end(err(problem('internal-error', { detail })));
    });
  }

  /** Undoes a step that could not be written; an outcome that already happened waits until the disk accepts it. */
  #refuse(event: MachineEvent, why: Problem): void {
    // The entries are wrong, not the disk, so every further attempt would fail as well.
    if (why.reason === 'internal-error') {
      this.#crash(event, why.parameters);
      return;
    }
    this.#ports.log.write('error', 'journal-refused', { event: event.kind, reason: why.reason, ...why.parameters });
    const outcome = keptOfMachine(event);
    if (outcome !== null) this.#defer(outcome);
    // This event goes to the front of the queue, because no later outcome may be written before it.
    this.#queue.unshift({ kind: 'journal-refused', problem: why, refused: event });
  }

  #defer(outcome: MachineEvent): void {
    if (this.#deferred.length >= MAX_DEFERRED) throw new Error('too many outcomes wait for the journal');
    if (isFirst(outcome)) this.#deferred.unshift(outcome);
    else this.#deferred.push(outcome);
  }

  #show(now: Now): void {
    this.#showService(now);
    // Of the same state, only what is left of a time limit differs.
    if (this.#presented === this.#state) return;
    const isHidden = this.#presented !== null && looksTheSame(this.#presented, this.#state);
    this.#presented = this.#state;
    if (isHidden) return;
    const view = present(this.#state, now);
    if (this.#shown !== null && isSameView(this.#shown, view)) return;
    this.#shown = view;
    this.#ports.show(view);
  }

  #showService(now: Now): void {
    if (this.#attached === null) return;
    const view = this.#attached.menu.present(this.#service, this.#state, now);
    if (isSameView(this.#shownService, view)) return;
    this.#shownService = view;
    this.#attached.show(view);
  }

  #armTimer(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => undefined;
    const deadline = this.#stopped || this.#crashed ? null : this.#nextDeadline();
    if (deadline === null) return;
    const delayMs = Math.max(0, deadline - this.#ports.clock.monoMs());
    this.#cancelTimer = this.#ports.clock.setTimer(delayMs, () => {
      this.dispatch({ kind: 'time-passed' });
    });
  }

  #nextDeadline(): number | null {
    const own = nextDeadline(this.#state);
    const menu = this.#attached?.menu.nextDeadline(this.#service) ?? null;
    return own === null || menu === null ? (own ?? menu) : Math.min(own, menu);
  }
}

/** What an earlier run left comes before all else. */
function isFirst(event: MachineEvent): boolean {
  return event.kind === 'booted' && isRefusedAs(event, 'kept-first');
}

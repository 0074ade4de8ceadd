import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Log } from '../../../app/log/events.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';

/** A completed step of the loop: its entries are on disk, its view is shown, and its effects are started. */
export interface ObservedStep {
  readonly event: MachineEvent;
  readonly before: KioskState;
  /** The same as `before` if the journal refused the step; `journal-refused` follows as a step of its own. */
  readonly after: KioskState;
  /** The written entries; empty if the journal refused the step. */
  readonly entries: readonly JournalEntry[];
  /** The view for the customer. */
  readonly view: View;
}

/** An observer of the loop, which cannot change anything or dispatch events. */
export interface LoopObserver {
  /** Name for the log entry about a failure. */
  readonly name: string;
  /** Called after each step; must be synchronous and quick. Exceptions are logged and do not reach the loop. */
  observe(step: ObservedStep): void;
}

/** Calls the observers after each step, in order. A failure is logged once per observer and kind of event. */
export class Observers {
  readonly #observers: readonly LoopObserver[];
  readonly #log: Log;
  readonly #failed = new Set<string>();

  constructor(observers: readonly LoopObserver[], log: Log) {
    this.#observers = observers;
    this.#log = log;
  }

  observe(step: ObservedStep): void {
    if (this.#observers.length === 0) return;
    const seen = Object.freeze({ ...step, entries: Object.freeze([...step.entries]) });
    for (const observer of this.#observers) {
      try {
        observer.observe(seen);
      } catch (error) {
        this.#tellOnce(observer.name, step.event.kind, error);
      }
    }
  }

  #tellOnce(observer: string, event: MachineEvent['kind'], error: unknown): void {
    const key = `${observer} ${event}`;
    if (this.#failed.has(key)) return;
    this.#failed.add(key);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#log.write('error', 'observer-failed', { observer, event, detail });
  }
}

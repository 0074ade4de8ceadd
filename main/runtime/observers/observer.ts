import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Log } from '../../../app/log/events.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';

/** One step of the loop, after all of it: what is in it is on disk and on the screen, and its effects are started. */
export interface ObservedStep {
  readonly event: KioskEvent;
  readonly before: KioskState;
  /** The same as `before` where the journal refused the step; `journal-refused` follows as a step of its own. */
  readonly after: KioskState;
  /** What was written by this step; nothing where the journal refused it. */
  readonly entries: readonly JournalEntry[];
  /** What the customer sees. */
  readonly view: View;
}

/** Watches the loop. It changes nothing, and has no way back into the loop. */
export interface LoopObserver {
  /** For the log, should it fail. */
  readonly name: string;
  /** Synchronous and quick: the next event waits. What it throws is logged and does not reach the loop. */
  observe(step: ObservedStep): void;
}

/** Lets observers see each step, in their order; what fails is logged once for each observer and kind of event. */
export class Observers {
  readonly #observers: readonly LoopObserver[];
  readonly #log: Log;
  readonly #failed = new Set<string>();

  constructor(observers: readonly LoopObserver[], log: Log) {
    this.#observers = observers;
    this.#log = log;
  }

  observe(step: ObservedStep): void {
    const seen = Object.freeze({ ...step, entries: Object.freeze([...step.entries]) });
    for (const observer of this.#observers) {
      try {
        observer.observe(seen);
      } catch (error) {
        this.#tellOnce(observer.name, step.event.kind, error);
      }
    }
  }

  #tellOnce(observer: string, event: KioskEvent['kind'], error: unknown): void {
    const key = `${observer} ${event}`;
    if (this.#failed.has(key)) return;
    this.#failed.add(key);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#log.write('error', 'observer-failed', { observer, event, detail });
  }
}

import type { Scheduler } from './scheduler.ts';

const MS_PER_SECOND = 1_000;

/** What happened, in order, for a person to read. */
export class EventTrace {
  readonly lines: string[] = [];
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  tell(text: string): void {
    this.lines.push(`${(this.#scheduler.nowMs / MS_PER_SECOND).toFixed(3).padStart(10)} s  ${text}`);
  }
}

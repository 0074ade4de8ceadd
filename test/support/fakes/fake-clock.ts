import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';

/** Lets everything that is ready run: a macrotask comes only after all microtasks, however long their chains. */
export function drainMicrotasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

interface Timer {
  readonly atMonoMs: number;
  readonly fire: () => void;
}

/**
 * Time that stands still until a test moves it. Timers fire in the order of their moments, equal ones in the order of
 * setting, and everything a timer sets off has run before the next one fires.
 */
export class FakeClock implements Clock {
  #monoMs = 0;
  #wallMs: number;
  readonly #timers = new Set<Timer>();

  constructor(wallMs: number = Date.UTC(2026, 0, 1)) {
    this.#wallMs = wallMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  monoMs(): number {
    return this.#monoMs;
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const timer: Timer = { atMonoMs: this.#monoMs + Math.max(0, delayMs), fire };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** How many timers wait; a test of an orderly end expects none. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** How long until the next timer is due, in milliseconds; null without one. */
  get nextDueMs(): number | null {
    const next = this.#nextUntil(Infinity);
    return next === undefined ? null : Math.max(0, next.atMonoMs - this.#monoMs);
  }

  /** Moves both clocks on by `byMs` and resolves when everything due in that time has run. */
  async advance(byMs: number): Promise<void> {
    const untilMonoMs = this.#monoMs + byMs;
    await drainMicrotasks();
    for (let timer = this.#nextUntil(untilMonoMs); timer !== undefined; timer = this.#nextUntil(untilMonoMs)) {
      this.#moveTo(Math.max(this.#monoMs, timer.atMonoMs));
      this.#timers.delete(timer);
      timer.fire();
      await drainMicrotasks();
    }
    // Whoever else moved it meanwhile may have come further.
    this.#moveTo(Math.max(this.#monoMs, untilMonoMs));
  }

  /** The program is held up: time passes, and what was due in it fires late, at the next `advance`. */
  holdUp(byMs: number): void {
    this.#moveTo(this.#monoMs + byMs);
  }

  /** Lets the wall clock jump, as it does when the network comes back; limits must not notice. */
  jumpWall(byMs: number): void {
    this.#wallMs += byMs;
  }

  #nextUntil(untilMonoMs: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.atMonoMs <= untilMonoMs && (next === undefined || timer.atMonoMs < next.atMonoMs)) next = timer;
    }
    return next;
  }

  #moveTo(monoMs: number): void {
    this.#wallMs += monoMs - this.#monoMs;
    this.#monoMs = monoMs;
  }
}

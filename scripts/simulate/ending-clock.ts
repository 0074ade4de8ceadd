import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** A clock whose timers end together: a note in escrow must not keep the program alive after its end. */
export class EndingClock implements Clock {
  readonly #clock: Clock;
  readonly #timers = new Set<CancelTimer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  wallMs(): number {
    return this.#clock.wallMs();
  }

  monoMs(): number {
    return this.#clock.monoMs();
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const cancel = this.#clock.setTimer(delayMs, () => {
      this.#timers.delete(cancel);
      fire();
    });
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }

  /** Cancels every timer that waits. */
  end(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }
}

import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** A clock whose timers can be cancelled together, so that a note in escrow does not keep the program running. */
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

  /** Cancels every pending timer. */
  end(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }
}

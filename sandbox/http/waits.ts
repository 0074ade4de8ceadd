import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** The waits of delayed requests; none of them ends after the sandbox has closed. */
export class Waits {
  readonly #clock: Clock;
  readonly #open = new Set<CancelTimer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `waitMs`, or never if the sandbox closes before that. */
  wait(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(waitMs, () => {
        this.#open.delete(cancel);
        resolve();
      });
      this.#open.add(cancel);
    });
  }

  close(): void {
    for (const cancel of this.#open) cancel();
    this.#open.clear();
  }
}

import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** Waits of requests whose work comes late; a sandbox that closes lets none of them go on. */
export class Waits {
  readonly #clock: Clock;
  readonly #open = new Set<CancelTimer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Settles after `waitMs`, and never when the sandbox closes before. */
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

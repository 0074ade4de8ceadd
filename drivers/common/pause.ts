import type { Clock } from '../../app/ports/clock.ts';

/** A pause in a loop that can be ended early; only one runs at a time. */
export class Pause {
  readonly #clock: Clock;
  #end: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `pauseMs`, or at `end`. */
  wait(pauseMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(pauseMs, resolve);
      this.#end = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Ends the running pause, if there is one. */
  end(): void {
    this.#end();
  }
}

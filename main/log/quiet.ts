import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** No line for so long: nobody is buying. */
const QUIET_MS = 3_000;
/** Between two steps of longer work. */
const BETWEEN_STEPS_MS = 50;

/** Does small pieces of work while nothing happens. */
export class QuietMoments {
  readonly #clock: Clock;
  readonly #work: () => boolean;
  #lastMonoMs = -Infinity;
  #cancel: CancelTimer | null = null;

  /** `work` does one step and says whether more remains. */
  constructor(clock: Clock, work: () => boolean) {
    this.#clock = clock;
    this.#work = work;
  }

  /** Something happened, and there may be work when it is over. */
  disturb(): void {
    this.#lastMonoMs = this.#clock.monoMs();
    this.#cancel ??= this.#clock.setTimer(QUIET_MS, () => this.#due());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #due(): void {
    this.#cancel = null;
    const leftMs = this.#lastMonoMs + QUIET_MS - this.#clock.monoMs();
    if (leftMs > 0) this.#wait(leftMs);
    else if (this.#work()) this.#wait(BETWEEN_STEPS_MS);
  }

  #wait(delayMs: number): void {
    this.#cancel = this.#clock.setTimer(delayMs, () => this.#due());
  }
}

import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** Without a line for this long the kiosk is idle. */
const QUIET_MS = 3_000;
/** The pause between two steps of longer work. */
const BETWEEN_STEPS_MS = 50;

/** Does small pieces of work while the kiosk is idle. */
export class QuietMoments {
  readonly #clock: Clock;
  readonly #work: () => boolean;
  #lastMonoMs = -Infinity;
  #cancel: CancelTimer | null = null;

  /** `work` does one step and returns whether more remains. */
  constructor(clock: Clock, work: () => boolean) {
    this.#clock = clock;
    this.#work = work;
  }

  /** Postpones the work: a line was written, and there may be more to do afterwards. */
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

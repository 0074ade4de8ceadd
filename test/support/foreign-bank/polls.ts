/** How much earlier than the interval a poll may come: clocks and networks jitter. */
const JITTER = 0.9;

/**
 * The statuses sent to a kiosk about one thing, and whether it asks as the specification requires (3.3.3 and 3.4.2).
 */
export class Polls {
  readonly #path: string;
  readonly #intervalMs: number;
  readonly #reported: string[] = [];
  #askedAtMs: number | null = null;
  #finalSent = false;

  constructor(path: string, intervalMs: number) {
    this.#path = path;
    this.#intervalMs = intervalMs;
  }

  get reported(): readonly string[] {
    return this.#reported;
  }

  /** What is wrong with asking at this moment, if anything. */
  check(askedAtMs: number): string[] {
    const wrong: string[] = [];
    const sinceMs = this.#askedAtMs === null ? null : askedAtMs - this.#askedAtMs;
    if (sinceMs !== null && sinceMs < this.#intervalMs * JITTER) {
      wrong.push(`${this.#path} asked again after ${sinceMs.toFixed(0)} of ${String(this.#intervalMs)} ms`);
    }
    if (this.#finalSent) wrong.push(`${this.#path} asked after its final status was told`);
    return wrong;
  }

  /** One answer; only answered questions count for the interval. */
  tell(status: string, isFinal: boolean, askedAtMs: number): void {
    this.#reported.push(status);
    this.#askedAtMs = askedAtMs;
    this.#finalSent = isFinal;
  }
}

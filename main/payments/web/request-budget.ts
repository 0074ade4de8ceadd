import { MINUTE_MS } from '../../../app/units.ts';

/** How urgent a request is: somebody waits for it, or it belongs to the background. */
export type Urgency = 'action' | 'waited' | 'background';

/** What parts of a minute's requests each urgency may use up; the rest is kept for what is more urgent. */
const SHARE: Readonly<Record<Urgency, number>> = { action: 1, waited: 0.8, background: 0.5 };

/** The requests that a service allows within a sliding minute, shared by everything that the kiosk asks. */
export class RequestBudget {
  readonly #perMinute: number;
  #moments: readonly number[] = [];

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /**
   * Takes one request; 0 when it may be sent now, otherwise the time in milliseconds after which it may be. Moments are
   * on the monotonic clock.
   */
  take(urgency: Urgency, nowMs: number): number {
    // A whole minute and a moment: the server's clock need not tick with ours.
    this.#moments = this.#moments.filter((moment) => nowMs - moment <= MINUTE_MS);
    const limit = Math.max(1, Math.floor(this.#perMinute * SHARE[urgency]));
    const blocking = this.#moments[this.#moments.length - limit];
    if (this.#moments.length >= limit && blocking !== undefined) return blocking + MINUTE_MS + 1 - nowMs;
    this.#moments = [...this.#moments, nowMs];
    return 0;
  }
}

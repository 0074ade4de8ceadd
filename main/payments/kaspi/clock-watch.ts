import type { Log } from '../../../app/log/events.ts';
import { clockDifferenceMs } from '../../../app/payment/clock-offset.ts';
import { SECOND_MS } from '../../../app/units.ts';

/** Logs a difference between this machine's clock and the service's: once, and again after they agreed. */
export class ClockWatch {
  readonly #log: Log;
  #isSaid = false;

  constructor(log: Log) {
    this.#log = log;
  }

  look(offsetMs: number | null): void {
    const apartMs = clockDifferenceMs(offsetMs);
    if (apartMs !== null && !this.#isSaid)
      this.#log.write('warning', 'clock-differs', { seconds: Math.round(apartMs / SECOND_MS) });
    this.#isSaid = apartMs !== null;
  }
}

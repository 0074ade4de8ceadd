import { MINUTE_MS } from '../../app/units.ts';

/** Counts searches by phone number per device (4.6.1: at most 50 a minute). */
export class LookUpLimit {
  readonly #moments = new Map<string, readonly number[]>();

  /** Counts a search of a device at a moment of the monotonic clock; false when the limit is exceeded. */
  accept(deviceToken: string, nowMs: number, perMinute: number): boolean {
    const recent = (this.#moments.get(deviceToken) ?? []).filter((atMs) => nowMs - atMs < MINUTE_MS);
    const accepted = recent.length < perMinute;
    this.#moments.set(deviceToken, accepted ? [...recent, nowMs] : recent);
    return accepted;
  }
}

import { X509Certificate } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import type { Clock } from '../../../app/ports/clock.ts';
import { DAY_MS } from '../../../app/units.ts';

/** This program cannot run earlier than it was written. */
const WRITTEN_MS = Date.UTC(2026, 0, 1);
/** The monotonic clock stands still while a machine sleeps, so only a leap longer than any sleep proves something. */
const LONGEST_SLEEP_MS = 30 * DAY_MS;

/** A date without a zone would be read in this machine's own. */
const ZONE = /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/i;

/** What is known about the time without this machine's wall clock: enough to decide whose date is wrong. */
export class TrustedTime {
  readonly #clock: Clock;
  /** The time is later than this, independent of any answer. */
  readonly #earliestMs: number;
  #offsetMs: number | null = null;
  /** The service's own time, in an answer over a verified connection. */
  #heard: { readonly wallMs: number; readonly monoMs: number } | null = null;

  constructor(clock: Clock, tls: SecureContextOptions) {
    this.#clock = clock;
    this.#earliestMs = Math.max(WRITTEN_MS, ...issuedAtMs(tls));
  }

  /** Takes in the `Date` of an answer that came over a verified connection. */
  hear(date: string | undefined): void {
    const text = date?.trim() ?? '';
    const wallMs = ZONE.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(wallMs)) return;
    this.#offsetMs = this.#clock.wallMs() - wallMs;
    this.#heard = { wallMs, monoMs: this.#clock.monoMs() };
  }

  /** The wall clock minus the service's time at its last answer, in milliseconds; null before the first. */
  offsetMs(): number | null {
    return this.#offsetMs;
  }

  /** The wall clock lies before a moment that has certainly passed. */
  isClockBehind(): boolean {
    // Only the last answer counts: one wrong date in the past must not make this machine's clock wrong for ever.
    return this.#clock.wallMs() < Math.max(this.#earliestMs, this.#heard?.wallMs ?? 0);
  }

  /** The wall clock has drifted since the service reported its time; before that, nothing is known. */
  isClockAhead(): boolean {
    if (this.#heard === null) return false;
    const passedMs = this.#clock.monoMs() - this.#heard.monoMs;
    return this.#clock.wallMs() > this.#heard.wallMs + passedMs + LONGEST_SLEEP_MS;
  }

  /** This machine's date as yyyy-mm-dd. */
  machineDate(): string {
    return new Date(this.#clock.wallMs()).toISOString().slice(0, 10);
  }
}

/** A certificate that we hold was not issued in the future. */
function issuedAtMs(tls: SecureContextOptions): readonly number[] {
  const texts = [tls.cert, tls.ca].flat().filter((text) => text !== undefined);
  return texts.flatMap((text) => {
    try {
      return [Date.parse(new X509Certificate(text).validFrom)];
    } catch {
      // Unreadable: the TLS engine will complain.
      return [];
    }
  });
}

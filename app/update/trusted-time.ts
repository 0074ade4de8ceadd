import { DAY_MS } from '../units.ts';

/** A clock that is ahead by more than this since the newest known time is not believed: it was set, or its battery is gone. */
const MOST_AHEAD_MS = 400 * DAY_MS;

/** What is known of the time. */
export interface KnownTime {
  /** This machine's clock. */
  readonly wallMs: number;
  /** Its clock minus that of the payment service; null where that has not answered. */
  readonly offsetMs: number | null;
  /** The newest time ever known here, from the disk; 0 for none. */
  readonly newestMs: number;
}

/**
 * The newest time to remember. The payment service's clock is believed; the machine's own only where no service has
 * answered, and not a leap of it: a wrong year that was remembered would refuse every update for years. One that was remembered
 * nevertheless, because it was the first, ends with the first answer of the service.
 */
export function newestTime({ wallMs, offsetMs, newestMs }: KnownTime): number {
  if (offsetMs !== null) {
    const serviceMs = wallMs - offsetMs;
    return newestMs - serviceMs > MOST_AHEAD_MS ? serviceMs : Math.max(newestMs, serviceMs);
  }
  const isBelieved = newestMs === 0 || wallMs - newestMs <= MOST_AHEAD_MS;
  return isBelieved ? Math.max(newestMs, wallMs) : newestMs;
}

/** Now, as far as signatures are concerned: never before the newest time ever known, whatever the clock says. */
export function trustedNow({ wallMs, offsetMs, newestMs }: KnownTime): number {
  return Math.max(newestMs, wallMs - (offsetMs ?? 0));
}

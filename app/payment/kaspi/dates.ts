import { HOUR_MS, MINUTE_MS } from '../../units.ts';

/** Live servers send hours without minutes, one-digit days, seven decimals, and sometimes no zone (facts, 3.1). */
const FORM =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[Tt ](\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?$/;

/**
 * Kazakhstan has had one zone, UTC+5, since 1 March 2024. Before that most of it, the banks' cities included, used
 * UTC+6.
 */
const ZONE_MS = 5 * HOUR_MS;
const OLD_ZONE_MS = 6 * HOUR_MS;
const ONE_ZONE_SINCE_MS = Date.UTC(2024, 2, 1);
const MAX_OFFSET_HOURS = 14;

/** Reads a date in one of Kaspi's forms into milliseconds since the Unix epoch; null where the text is not a date. */
export function parseKaspiDate(text: string): number | null {
  const found = FORM.exec(text.trim());
  if (found === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = ''] = found;
  const localMs = localTime([year, month, day, hour, minute, second].map(Number), fraction);
  if (localMs === null) return null;
  const [utc, sign, hours, minutes = '0'] = found.slice(8);
  if (utc !== undefined) return localMs;
  if (sign === undefined) return localMs - (localMs >= ONE_ZONE_SINCE_MS ? ZONE_MS : OLD_ZONE_MS);
  if (Number(hours) > MAX_OFFSET_HOURS || Number(minutes) > 59) return null;
  const offsetMs = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  return sign === '+' ? localMs - offsetMs : localMs + offsetMs;
}

/** The local date and time read as if they were UTC; null for a date that does not exist, such as 30 February. */
function localTime(parts: readonly number[], fraction: string): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return same && date.getUTCMinutes() === minute && date.getUTCSeconds() === second ? date.getTime() : null;
}

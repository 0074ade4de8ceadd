import { err, ok, type Result } from '../result.ts';
import { DAY_MS, HOUR_MS } from '../units.ts';

/** All of Kazakhstan has been UTC+5 since 1 March 2024, without summer time. */
export const KAZAKHSTAN_OFFSET_MS = 5 * HOUR_MS;
export const KAZAKHSTAN_ZONE = '+05:00';

/** Days of Kazakhstan's calendar as `yyyy-mm-dd`, both inclusive; null means no limit. */
export interface DayPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

/** The day in Kazakhstan of a moment in milliseconds since the Unix epoch. */
export function dayOf(wallMs: number): string {
  return new Date(wallMs + KAZAKHSTAN_OFFSET_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** The minute in Kazakhstan of a moment, as `2026-11-30 22:20`. */
export function minuteOf(wallMs: number): string {
  const text = new Date(wallMs + KAZAKHSTAN_OFFSET_MS).toISOString();
  return text.slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ');
}

/** Midnight at the beginning of a day of Kazakhstan (`yyyy-mm-dd`), in milliseconds since the Unix epoch. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00${KAZAKHSTAN_ZONE}`);
}

/** Whether a moment lies in the period, which ends at midnight after its last day. */
export function isInPeriod(wallMs: number, { from, to }: DayPeriod): boolean {
  const day = dayOf(wallMs);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Reads the two limits as a person types them. The error is an English sentence. */
export function readPeriod(from: string | undefined, to: string | undefined): Result<DayPeriod, string> {
  for (const [name, text] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (text !== undefined && !isDay(text)) return err(`--${name} takes a day like 2026-11-22`);
  }
  if (from !== undefined && to !== undefined && from > to) return err('--from is later than --to');
  return ok({ from: from ?? null, to: to ?? null });
}

/** Whether the text is a date that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const startMs = startOfDay(text);
  return Number.isFinite(startMs) && dayOf(startMs) === text && dayOf(startMs + DAY_MS - 1) === text;
}

import { KAZAKHSTAN_OFFSET_MS } from '../../journal/days.ts';
import { DAY_MS, MINUTE_MS } from '../../units.ts';

/** From one minute of the day in Kazakhstan to another, which may be after midnight. */
export interface DarkHours {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** In per cent: how bright the products stay; 0, or absent, is a black screen. */
  readonly brightness?: number | undefined;
}

/** Whether a moment of the wall clock is in the hours; the end minute is excluded. */
export function isWithin({ fromMinute, toMinute }: DarkHours, wallMs: number): boolean {
  const minute = Math.floor(((wallMs + KAZAKHSTAN_OFFSET_MS) % DAY_MS) / MINUTE_MS);
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** Whether the screen is black; `checkMonoMs` is the next check, null if an event will follow. */
export interface Darkness {
  readonly isDark: boolean;
  readonly awakeUntilMonoMs: number;
  readonly checkMonoMs: number | null;
}

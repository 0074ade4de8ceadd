import { KAZAKHSTAN_OFFSET_MS } from '../../journal/days.ts';
import { DAY_MS, MINUTE_MS } from '../../units.ts';

/** From one minute of Kazakhstan's day to another, which may lie behind midnight. */
export interface DarkHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Whether a moment of the wall clock lies in the hours; the last minute does not. */
export function isWithin({ fromMinute, toMinute }: DarkHours, wallMs: number): boolean {
  const minute = Math.floor(((wallMs + KAZAKHSTAN_OFFSET_MS) % DAY_MS) / MINUTE_MS);
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** Whether the screen is black; with `checkMonoMs` the moment to decide anew, null where an event will come by itself. */
export interface Darkness {
  readonly isDark: boolean;
  readonly awakeUntilMonoMs: number;
  readonly checkMonoMs: number | null;
}

import { KAZAKHSTAN_OFFSET_MS } from '../journal/days.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The time in Kazakhstan as `21.11.2025 17:10`, for people, independent of the kiosk's time zone setting. */
export function formatKazakhTime(epochMs: number): string {
  const shifted = new Date(epochMs + KAZAKHSTAN_OFFSET_MS);
  const day = twoDigits(shifted.getUTCDate());
  const month = twoDigits(shifted.getUTCMonth() + 1);
  const time = `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`;
  return `${day}.${month}.${String(shifted.getUTCFullYear())} ${time}`;
}

/** Kazakhstan has one zone, UTC+5, since 1 March 2024; the kiosk's own zone setting must not matter. */
const KAZAKHSTAN_OFFSET_MS = 5 * 60 * 60 * 1000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `21.11.2025 17:10`, for people. */
export function formatKazakhTime(epochMs: number): string {
  const shifted = new Date(epochMs + KAZAKHSTAN_OFFSET_MS);
  const day = twoDigits(shifted.getUTCDate());
  const month = twoDigits(shifted.getUTCMonth() + 1);
  const time = `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`;
  return `${day}.${month}.${String(shifted.getUTCFullYear())} ${time}`;
}

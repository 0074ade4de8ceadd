import { expect, test } from 'vitest';
import { readSearch } from '../../../app/past/search.ts';
import { NOON_MS } from '../journal/history.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

test.each(['k7m-2qx', 'К7М 2QX', 'K7M2QX', 'к7м_2qx'])('a code in any spelling: %s', (text) => {
  expect(readSearch(text, NOON_MS)?.code).toBe('K7M2QX');
});

test.each([
  ['450', 45_000],
  ['450,50', 45_050],
  ['1 450 ₸', 145_000],
  ['450 тенге', 45_000],
])('an amount: %s', (text, amountTiyn) => {
  expect(readSearch(text, NOON_MS)?.amountTiyn).toBe(amountTiyn);
});

test('a time of today, a day, and both', () => {
  const around = { fromMs: NOON_MS - 15 * MINUTE_MS, untilMs: NOON_MS + 16 * MINUTE_MS };
  expect(readSearch('12:00', NOON_MS)?.times).toEqual([around]);
  const midnight = NOON_MS - DAY_MS / 2;
  expect(readSearch('20.11.2026', NOON_MS)?.times).toEqual([{ fromMs: midnight, untilMs: midnight + DAY_MS }]);
  expect(readSearch('2026-11-20', NOON_MS)?.times[0]?.fromMs).toBe(midnight);
  expect(readSearch('19.11 12:00', NOON_MS)?.times[0]?.fromMs).toBe(NOON_MS - DAY_MS - 15 * MINUTE_MS);
});

test('a time that is still to come was yesterday, also around midnight', () => {
  const midnight = NOON_MS + DAY_MS / 2;
  const at = (text: string, nowMs: number) => readSearch(text, nowMs)?.times[0]?.fromMs;
  expect(at('18:00', NOON_MS)).toBe(NOON_MS - 18 * 60 * MINUTE_MS - 15 * MINUTE_MS);
  expect(at('23:55', midnight + 5 * MINUTE_MS)).toBe(midnight - 20 * MINUTE_MS);
  expect(at('00:05', midnight + 10 * MINUTE_MS)).toBe(midnight - 10 * MINUTE_MS);
  // It is just about to come, and what was sold a minute ago is meant.
  expect(at('12:10', NOON_MS)).toBe(NOON_MS - 5 * MINUTE_MS);
});

test('without a colon a time may be a day as well, and both are looked for', () => {
  expect(readSearch('12.00', NOON_MS)?.times).toHaveLength(1);
  expect(readSearch('12.10', NOON_MS)?.times).toHaveLength(2);
  expect(readSearch('19.11 12.00', NOON_MS)?.times).toHaveLength(1);
});

test('a day that comes later this year is last year’s', () => {
  expect(readSearch('31.12', NOON_MS)?.times[0]?.fromMs).toBe(Date.parse('2025-12-31T00:00:00+05:00'));
});

test.each(['', '?', '25:00', '31.02', '32.13', '-', '1:2:3', 'привет мир, где мои деньги'])('nothing: %j', (text) => {
  expect(readSearch(text, NOON_MS)?.times ?? []).toEqual([]);
});

test('an amount beyond every limit is none', () => {
  expect(readSearch('99999999', NOON_MS)?.amountTiyn ?? null).toBeNull();
});

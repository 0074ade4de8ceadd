import { expect, test } from 'vitest';
import { lifeMs } from '../../../main/payments/web/service-fields.ts';

const NOW = Date.parse('2026-11-30T07:00:00Z');
const OTHERWISE = 300_000;

test.each([
  ['2026-11-30T07:04:00Z', 240_000],
  ['2026-11-30T12:04:00+05:00', 240_000],
  ['2026-11-30 12:04:00', 240_000],
  ['2026-11-30T12:04:00.123456', 240_000],
  ['2026-12-01T07:00:00Z', 86_400_000],
])('%s is a time limit of %i ms', (text, expected) => {
  expect(lifeMs(text, NOW, OTHERWISE)).toBe(expected);
});

test.each([
  ['in the past', '2026-11-30T06:00:00Z'],
  ['in 2099', '2099-01-01T00:00:00Z'],
  ['no time', 'soon'],
  ['absent', null],
])('a limit that is %s is replaced by our own', (_what, text) => {
  expect(lifeMs(text, NOW, OTHERWISE)).toBe(OTHERWISE);
});

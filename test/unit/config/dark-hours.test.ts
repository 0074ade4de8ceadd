import { expect, test } from 'vitest';
import { configSchema } from '../../../main/config/config-schema.ts';

const read = (darkHours: unknown) => configSchema.safeParse({ version: 1, display: { darkHours } });

test.each([
  [
    { from: '23:30', to: '06:00' },
    { fromMinute: 1_410, toMinute: 360 },
  ],
  [
    { from: '0:00', to: '7:05' },
    { fromMinute: 0, toMinute: 425 },
  ],
])('%j', (written, minutes) => {
  expect(read(written).data?.display.darkHours).toEqual(minutes);
});

test.each([
  ['the same time twice', { from: '23:00', to: '23:00' }, 'dark-for-ever'],
  ['an hour that no day has', { from: '24:00', to: '06:00' }, 'time-of-day'],
  ['minutes that no hour has', { from: '23:60', to: '06:00' }, 'time-of-day'],
  ['no time at all', { from: 'evening', to: '06:00' }, 'time-of-day'],
])('%s is refused', (_what, written, rule) => {
  expect(read(written).error?.issues.map(({ message }) => message)).toContain(rule);
});

test.each([
  ['YAML’s own reading of 23:30 without quotes', { from: 1_410, to: 360 }],
  ['one time alone', { from: '23:00' }],
  ['a key that nobody knows', { from: '23:00', to: '06:00', on: true }],
])('%s is refused', (_what, written) => {
  expect(read(written).success).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKaspiDate } from '../../../app/payment/kaspi/dates.ts';

describe("Kaspi's dates", () => {
  test.each([
    ['2020-01-16T10:30:00+06', Date.UTC(2020, 0, 16, 4, 30)],
    ['2021-11-3T11:55:14.166+06:00', Date.UTC(2021, 10, 3, 5, 55, 14, 166)],
    ['2021-12-08T11:35:48.1566667', Date.UTC(2021, 11, 8, 5, 35, 48, 156)],
    ['2025-10-22T17:10:50.717+05:00', Date.UTC(2025, 9, 22, 12, 10, 50, 717)],
    ['2020-08-09T18:31:42+06', Date.UTC(2020, 7, 9, 12, 31, 42)],
    ['2026-11-22T09:00:00', Date.UTC(2026, 10, 22, 4)],
    ['2026-11-22 9:00:00.5', Date.UTC(2026, 10, 22, 4, 0, 0, 500)],
    ['2026-11-22T09:00:00Z', Date.UTC(2026, 10, 22, 9)],
    ['2026-11-22T09:00:00-0330', Date.UTC(2026, 10, 22, 12, 30)],
  ])('%s', (text, expected) => {
    expect(parseKaspiDate(text)).toBe(expected);
  });

  test('without a zone that day’s zone applies: UTC+6 until the end of February 2024, UTC+5 since', () => {
    expect(parseKaspiDate('2024-02-29T22:59:59')).toBe(Date.UTC(2024, 1, 29, 16, 59, 59));
    expect(parseKaspiDate('2024-03-01T00:00:00')).toBe(Date.UTC(2024, 1, 29, 19));
  });

  test.each([
    '',
    'tomorrow',
    '2026-02-30T10:00:00',
    '2026-13-01T10:00:00',
    '2026-01-01',
    '2026-01-01T25:00:00',
    '2026-01-01T10:61:00',
    '2026-01-01T10:00:00+99',
    '20260101T100000Z',
  ])('not a date: %s', (text) => {
    expect(parseKaspiDate(text)).toBeNull();
  });

  test('every moment survives every form', () => {
    const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2001-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.integer({ min: -12, max: 14 }),
        fc.boolean(),
        (moment, hours, isShort) => {
          const local = new Date(moment.getTime() + hours * 3_600_000);
          const day = isShort ? String(local.getUTCDate()) : pad(local.getUTCDate());
          const date = `${pad(local.getUTCFullYear(), 4)}-${pad(local.getUTCMonth() + 1)}-${day}`;
          const time = `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}:${pad(local.getUTCSeconds())}`;
          const fraction = `.${pad(local.getUTCMilliseconds(), 3)}${isShort ? '9999' : ''}`;
          const zone = `${hours < 0 ? '-' : '+'}${pad(Math.abs(hours))}${isShort ? '' : ':00'}`;
          expect(parseKaspiDate(`${date}T${time}${fraction}${zone}`)).toBe(moment.getTime());
        },
      ),
    );
  });

  test('any text is read or refused without an exception', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9T:.+Z -]{0,40}$/), (text) => {
        const moment = parseKaspiDate(text);
        expect(moment === null || Number.isSafeInteger(moment)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CODE, PAID_ONCE, withClaims, type Ran } from './harness.ts';

const harness = withClaims();

test('a second payment during the first is refused, and reported as paid when it is repeated', () => {
  const kiosk = harness().owing();
  let second: Ran | null = null;
  kiosk.ports = {
    // The first has decided to pay, and has not written it yet.
    openDatabase: (file) => {
      kiosk.ports = {};
      second = kiosk.pay();
      return new Database(file);
    },
  };
  expect(kiosk.pay().code).toBe(0);
  expect(second).toMatchObject({ code: 1, out: '', complaint: expect.stringContaining('is in use') });
  expect(kiosk.settled()).toEqual(PAID_ONCE);
  expect(kiosk.pay()).toMatchObject({
    code: 1,
    reason: 'already-paid',
    complaint: expect.stringContaining('already paid'),
  });
});

test('four processes: one is paid', async () => {
  const kiosk = harness().owing();
  const codes = await Promise.all(
    Array.from({ length: 4 }, () => kiosk.spawned('--code', CODE, '--paid', '--amount', '450')),
  );
  expect(codes.filter((code) => code === 0)).toHaveLength(1);
  expect(codes.every((code) => code === 0 || code === 1 || code === 5)).toBe(true);
  expect(kiosk.settled()).toEqual(PAID_ONCE);
});

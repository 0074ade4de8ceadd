import { expect, test } from 'vitest';
import { TrustedTime } from '../../../../main/payments/https/trusted-time.ts';
import { makePki } from '../../../../sandbox/pki/material.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 365 * DAY_MS;
const NOW = Date.UTC(2026, 10, 22);

function heard(date = new Date(NOW).toUTCString()): { clock: FakeClock; time: TrustedTime } {
  const clock = new FakeClock(NOW);
  const time = new TrustedTime(clock, {});
  time.hear(date);
  return { clock, time };
}

test('a clock before the date of this program is behind', () => {
  expect(new TrustedTime(new FakeClock(Date.UTC(1970, 0, 1)), {}).isClockBehind()).toBe(true);
  expect(new TrustedTime(new FakeClock(NOW), {}).isClockBehind()).toBe(false);
});

test('a clock before the start of the client’s certificates is behind', async () => {
  const pki = await makePki(new Date(NOW));
  const clock = new FakeClock(NOW - YEAR_MS / 2);
  expect(new TrustedTime(clock, { ca: [pki.rootPem] }).isClockBehind()).toBe(true);
  expect(new TrustedTime(clock, { cert: pki.client.certificatePem }).isClockBehind()).toBe(true);
  expect(new TrustedTime(clock, { ca: ['nonsense'], cert: Buffer.from('x') }).isClockBehind()).toBe(false);
});

test('a clock that was set after the service’s time was received', () => {
  const { clock, time } = heard();
  expect([time.isClockBehind(), time.isClockAhead()]).toEqual([false, false]);
  clock.jumpWall(YEAR_MS);
  expect([time.isClockBehind(), time.isClockAhead()]).toEqual([false, true]);
  clock.jumpWall(-2 * YEAR_MS);
  expect([time.isClockBehind(), time.isClockAhead()]).toEqual([true, false]);
  expect(time.machineDate()).toBe('2025-11-22');
});

test('a machine suspended for a week is not ahead, nor one that ran for years', async () => {
  const { clock, time } = heard();
  clock.jumpWall(7 * DAY_MS);
  await clock.advance(3 * YEAR_MS);
  expect(time.isClockAhead()).toBe(false);
});

test('a service without a time, or with a wrong one, does not prove a clock ahead', () => {
  for (const date of [undefined, 'tomorrow']) {
    const time = new TrustedTime(new FakeClock(NOW + 10 * YEAR_MS), {});
    time.hear(date);
    expect(time.isClockAhead()).toBe(false);
  }
});

import { expect, test } from 'vitest';
import type { ExpiryLevel } from '../../../app/certificate/expiry.ts';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';

const { open } = withLiveKiosks();
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The expected warning with so many whole days left. */
function expected(days: number): { level: string; facts: { days: number; level: ExpiryLevel } } {
  if (days >= 30) return { level: 'warning', facts: { days, level: 'within-60-days' } };
  if (days >= 7) return { level: 'warning', facts: { days, level: 'within-30-days' } };
  return { level: 'error', facts: { days, level: 'within-7-days' } };
}

test('one warning a day from 60 days before the end, an error from 7 days before it, and one at the end', async () => {
  const kiosk = open();
  const endMs = kiosk.clock.wallMs() + 61 * DAY_MS - HOUR_MS;
  await kiosk.renew({ validToMs: endMs });
  await kiosk.connect();
  await kiosk.ping();
  expect(kiosk.logged('certificate-expires')).toEqual([]);
  for (let days = 59; days >= -2; days -= 1) {
    kiosk.clock.jumpWall(DAY_MS);
    for (let pings = 0; pings < 3; pings += 1) await kiosk.ping();
  }
  const lines = kiosk.log.filter(({ event }) => event === 'certificate-expires');
  const countdown = Array.from({ length: 60 }, (_, passed) => expected(59 - passed));
  expect(lines).toMatchObject([...countdown, { level: 'error', facts: { days: 0, level: 'expired' } }]);
  expect(new Set(lines.map(({ facts }) => facts['date']))).toEqual(
    new Set([new Date(endMs).toISOString().slice(0, 10)]),
  );
});

test('the warnings include a configured PFX; a renewal ends them', async () => {
  const kiosk = open();
  await kiosk.connect();
  await kiosk.ping();
  const fourYearsAndMoreMs = 5 * 365 * DAY_MS - 20 * DAY_MS;
  kiosk.clock.jumpWall(fourYearsAndMoreMs);
  await kiosk.ping();
  expect(kiosk.log.filter(({ event }) => event === 'certificate-expires')).toMatchObject([
    { level: 'warning', facts: { level: 'within-30-days' } },
  ]);
  await kiosk.renew({ validToMs: kiosk.clock.wallMs() + 1_000 * DAY_MS });
  await kiosk.ping();
  kiosk.clock.jumpWall(DAY_MS);
  await kiosk.ping();
  expect(kiosk.logged('certificate-expires')).toHaveLength(1);
});

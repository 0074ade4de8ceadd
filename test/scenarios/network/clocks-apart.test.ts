import { expect, test } from 'vitest';
import { clockDifferenceMs } from '../../../app/payment/clock-offset.ts';
import { ok } from '../../../app/result.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { transition } from '../../../app/session/transition.ts';
import { TrustedTime } from '../../../main/payments/https/trusted-time.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The bank's clock is so far behind this machine's. */
function behind(minutes: number): void {
  const date = new Date(harness.clock.wallMs() - minutes * MINUTE_MS).toUTCString();
  harness.sandbox.faults.always('*', { kind: 'headers', headers: { Date: date } });
}

function warnings(): number {
  return harness.logged.filter((line) => line.includes('clock-differs')).length;
}

test.each([
  [3, 1],
  [-3, 1],
  [1, 0],
  [-1, 0],
])('a bank whose clock is %i minutes behind draws %i warnings, and sells', async (minutes, count) => {
  const before = warnings();
  behind(minutes);
  const provider = await harness.warmProvider();
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(await provider.ping()).toMatchObject({ ok: true });
  expect(warnings() - before).toBe(count);
  expect(Math.round(provider.clockOffsetMs() ?? 0) / MINUTE_MS).toBeCloseTo(minutes, 1);
});

test.each(['soon', '', '5', 'Mon', '2026-11-30 08:12:01', 'Mon, 30 Nov 2026 08:12:01', '1796008571', 'GMT'])(
  'a date that cannot be read or does not say its zone is ignored: %j',
  async (date) => {
    const before = warnings();
    harness.sandbox.faults.always('*', { kind: 'headers', headers: { Date: date } });
    const provider = await harness.warmProvider();
    expect(await provider.ping()).toMatchObject({ ok: true });
    expect(provider.clockOffsetMs()).toBe(null);
    expect(warnings()).toBe(before);
  },
);

test('a date in another zone is the same moment', async () => {
  const before = warnings();
  const there = new Date(harness.clock.wallMs() + 5 * HOUR_MS).toUTCString().replace('GMT', '+0500');
  harness.sandbox.faults.always('*', { kind: 'headers', headers: { Date: there } });
  const provider = await harness.warmProvider();
  expect(Math.abs(provider.clockOffsetMs() ?? HOUR_MS)).toBeLessThan(MINUTE_MS);
  expect(warnings()).toBe(before);
});

test('exactly two minutes are no difference, and a second more is one', () => {
  expect(clockDifferenceMs(2 * MINUTE_MS)).toBe(null);
  expect(clockDifferenceMs(-2 * MINUTE_MS)).toBe(null);
  expect(clockDifferenceMs(2 * MINUTE_MS + 1_000)).toBe(2 * MINUTE_MS + 1_000);
  expect(clockDifferenceMs(-2 * MINUTE_MS - 1_000)).toBe(-2 * MINUTE_MS - 1_000);
});

test.each(['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT'])(
  'a wrong date of the service (%s) draws one warning, and is forgotten with the next right one',
  async (date) => {
    const before = warnings();
    harness.sandbox.faults.next('*', { kind: 'headers', headers: { Date: date } });
    const provider = harness.provider();
    expect(await provider.connect()).toMatchObject({ ok: true });
    expect(await provider.ping()).toMatchObject({ ok: true });
    expect(await provider.ping()).toMatchObject({ ok: true });
    expect(Math.abs(provider.clockOffsetMs() ?? HOUR_MS)).toBeLessThan(MINUTE_MS);
    expect(warnings() - before).toBeLessThanOrEqual(1);
  },
);

test('a date of the far future is not held against this machine when the next one is right', () => {
  const clock = new FakeClock();
  clock.jumpWall(Date.UTC(2027, 0, 1) - clock.wallMs());
  const time = new TrustedTime(clock, {});
  time.hear('Fri, 01 Jan 2100 00:00:00 GMT');
  expect(time.isClockBehind()).toBe(true);
  time.hear(new Date(clock.wallMs()).toUTCString());
  expect(time.isClockBehind()).toBe(false);
});

test('the state has the offset, sales continue, and it disappears when the clock is right', () => {
  const now = { wallMs: 0, monoMs: 0 };
  const start = initialState(harnessSettings);
  const connected = { kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) } as const;
  const apart = transition(start, { ...connected, clockOffsetMs: 3 * MINUTE_MS }, now).state;
  expect(apart).toMatchObject({ clockDifferenceMs: 3 * MINUTE_MS, services: [{ gate: { kind: 'ready' } }] });
  const right = transition(
    apart,
    { kind: 'ping-answered', provider: 'kaspi', result: ok(undefined), clockOffsetMs: 500 },
    now,
  ).state;
  expect(right.clockDifferenceMs).toBe(null);
});

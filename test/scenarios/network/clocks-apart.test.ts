import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { transition } from '../../../app/session/transition.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();
const MINUTE_MS = 60_000;

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

test('an unreadable date is ignored', async () => {
  harness.sandbox.faults.always('*', { kind: 'headers', headers: { Date: 'soon' } });
  const provider = await harness.warmProvider();
  expect(provider.clockOffsetMs()).toBe(null);
});

test('the state has the offset, sales continue, and it disappears when the clock is right', () => {
  const now = { wallMs: 0, monoMs: 0 };
  const start = initialState(harnessSettings);
  const connected = { kind: 'connect-answered', result: ok({ tradePoint: null }) } as const;
  const apart = transition(start, { ...connected, clockOffsetMs: 3 * MINUTE_MS }, now).state;
  expect(apart).toMatchObject({ clockDifferenceMs: 3 * MINUTE_MS, payments: { kind: 'ready' } });
  const right = transition(apart, { kind: 'ping-answered', result: ok(undefined), clockOffsetMs: 500 }, now).state;
  expect(right.clockDifferenceMs).toBe(null);
});

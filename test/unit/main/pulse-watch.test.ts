import { expect, test } from 'vitest';
import { SETTLE_LIMIT_MS, watchPulses } from '../../../main/peripherals/pulse-watch.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { createReadyRelayBench } from '../../scenarios/drivers/relay-bench.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const PULSE_MS = 700;

test('settled waits for the pulse, and its outcome comes first', async () => {
  const bench = await createReadyRelayBench();
  const watched = watchPulses(bench.relay, bench.clock);
  const order: string[] = [];
  void watched.relay.pulse(1, PULSE_MS).then(({ ok }) => order.push(ok ? 'pulse done' : 'pulse failed'));
  void watched.settled().then(() => order.push('settled'));
  await bench.clock.advance(PULSE_MS - 1);
  expect(order).toEqual([]);
  await bench.clock.advance(SETTLE_LIMIT_MS - PULSE_MS);
  expect(order).toEqual(['pulse done', 'settled']);
  await watched.settled();
});

test('settled does not wait for ever', async () => {
  const clock = new FakeClock();
  const bench = await createReadyRelayBench();
  const silent: Relay = { ...bench.relay, pulse: () => new Promise(() => undefined) };
  const watched = watchPulses(silent, clock);
  void watched.relay.pulse(1, PULSE_MS);
  let isSettled = false;
  void watched.settled().then(() => {
    isSettled = true;
  });
  await clock.advance(SETTLE_LIMIT_MS - 1);
  expect(isSettled).toBe(false);
  await clock.advance(1);
  expect(isSettled).toBe(true);
});

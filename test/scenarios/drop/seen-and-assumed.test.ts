import { expect, test } from 'vitest';
import { FALL_MS, falls, watching } from './harness.ts';

const SENSOR = { limitMs: FALL_MS, extraPulses: 1 };

test('with a sensor the journal says that it was seen', async () => {
  const bench = watching(1).ready().buy(2);
  await falls(bench);
  await falls(bench);
  expect(bench.written('dispensed').map(({ by }) => by)).toEqual(['seen', 'seen']);
  expect(bench.record().dispensedBy).toBe('seen');
});

test('without one it is assumed, and no pulse is watched', async () => {
  const bench = await watching(1, { drop: null }).ready().buy(2).drop(2);
  expect(bench.all('pulse-relay').map(({ watchMs }) => watchMs)).toEqual([null, null]);
  expect(bench.record().dispensedBy).toBe('assumed');
});

test('one piece seen and one assumed: the whole is assumed', async () => {
  const bench = watching(1).ready().buy(2);
  bench.blockBeam();
  await falls(bench);
  const next = await bench
    .restart({ darkMs: 1_000, settings: { drop: null } })
    .ready()
    .drop(1);
  expect(next.written('dispensed').map(({ by }) => by)).toEqual(['seen', 'assumed']);
  expect(next.record().dispensedBy).toBe('assumed');
});

test('one assumed and then one seen: the whole is assumed', async () => {
  const bench = watching(1, { drop: null }).ready().buy(2);
  bench.unplugRelay();
  await bench.drop(1);
  const next = bench.restart({ darkMs: 1_000, settings: { drop: SENSOR } }).ready();
  await falls(next);
  expect(next.written('dispensed').map(({ by }) => by)).toEqual(['assumed', 'seen']);
  expect(next.record().dispensedBy).toBe('assumed');
});

import { expect, test } from 'vitest';
import { FALL_MS, falls, watching } from './harness.ts';

const SENSOR = { limitMs: FALL_MS, extraPulses: 1 };

test('with a sensor the journal records that it was seen', async () => {
  const harness = watching(1).ready().buy(2);
  await falls(harness);
  await falls(harness);
  expect(harness.written('dispensed').map(({ by }) => by)).toEqual(['seen', 'seen']);
  expect(harness.record().dispensedBy).toBe('seen');
});

test('without one it is assumed, and no pulse is watched', async () => {
  const harness = await watching(1, { drop: null }).ready().buy(2).drop(2);
  expect(harness.all('pulse-relay').map(({ watchMs }) => watchMs)).toEqual([null, null]);
  expect(harness.record().dispensedBy).toBe('assumed');
});

test('one piece seen and one assumed: the sale is assumed', async () => {
  const harness = watching(1).ready().buy(2);
  harness.blockBeam();
  await falls(harness);
  const next = await harness
    .restart({ darkMs: 1_000, settings: { drop: null } })
    .ready()
    .drop(1);
  expect(next.written('dispensed').map(({ by }) => by)).toEqual(['seen', 'assumed']);
  expect(next.record().dispensedBy).toBe('assumed');
});

test('one assumed and then one seen: the sale is assumed', async () => {
  const harness = watching(1, { drop: null }).ready().buy(2);
  harness.unplugRelay();
  await harness.drop(1);
  const next = harness.restart({ darkMs: 1_000, settings: { drop: SENSOR } }).ready();
  await falls(next);
  expect(next.written('dispensed').map(({ by }) => by)).toEqual(['assumed', 'seen']);
  expect(next.record().dispensedBy).toBe('assumed');
});

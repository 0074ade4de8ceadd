import { describe, expect, test } from 'vitest';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { replay } from '../../../app/journal/replay.ts';
import type { MoneyHarness } from '../money/harness.ts';
import { PRICE } from '../money/harness.ts';
import { FALL_MS, falls, nothingFalls, watching } from './harness.ts';

/** The number of turns without a fall; the sensor is blocked, so the next turn has not begun when the power fails. */
async function cut(extraPulses: number, unseen: number): Promise<MoneyHarness> {
  const harness = watching(extraPulses).ready().buy(1);
  await nothingFalls(harness, unseen - 1);
  harness.blockBeam();
  await nothingFalls(harness, 1);
  expect(harness.pulsed()).toHaveLength(unseen);
  return harness;
}

function expectRefunded(harness: MoneyHarness): void {
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect(harness.askedBack()).toEqual([PRICE]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: PRICE, owedTiyn: 0 }]);
}

test.each([
  [1, 1],
  [2, 1],
  [2, 2],
  [3, 2],
])('of %i more turns %i were used: the next start uses only the rest', async (extraPulses, unseen) => {
  const next = (await cut(extraPulses, unseen)).restart({ darkMs: 5_000 }).ready();
  const left = extraPulses + 1 - unseen;
  await nothingFalls(next, left);
  expect(next.pulsed()).toHaveLength(left);
  expectRefunded(next);
  expect(next.pulsed()).toHaveLength(left);
});

test('a product that falls then is sold, and seen', async () => {
  const next = (await cut(1, 1)).restart({ darkMs: 5_000 }).ready();
  await falls(next);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 0 }]);
  expect(next.written('dispensed')).toMatchObject([{ by: 'seen' }]);
});

test('two power cuts: the turns are counted over both', async () => {
  const second = (await cut(2, 1)).restart({ darkMs: 5_000 }).ready();
  second.blockBeam();
  await nothingFalls(second, 1);
  const third = second.restart({ darkMs: 5_000 }).ready();
  await nothingFalls(third, 1);
  expect([second.pulsed(), third.pulsed()]).toEqual([[1], [1]]);
  expectRefunded(third);
});

describe('the operator has changed the settings meanwhile', () => {
  test('fewer turns: none beyond the new limit', async () => {
    const next = (await cut(2, 2)).restart({ settings: { drop: { limitMs: FALL_MS, extraPulses: 1 } } }).ready();
    expect(next.pulsed()).toEqual([]);
    expectRefunded(next);
  });

  test('no sensor: no turn that could not be watched', async () => {
    const next = (await cut(2, 1)).restart({ settings: { drop: null } }).ready();
    expect(next.pulsed()).toEqual([]);
    expectRefunded(next);
  });
});

test.each([
  ['a minute after the payment', 60_000 - FALL_MS],
  ['an hour later', 3_600_000],
])('%s: the money goes back, and nothing turns', async (_when, darkMs) => {
  const next = (await cut(3, 1)).restart({ darkMs }).ready();
  expect(next.pulsed()).toEqual([]);
  expectRefunded(next);
});

test('just before the end of the minute it still turns', async () => {
  const next = (await cut(3, 1)).restart({ darkMs: 60_000 - FALL_MS - 1 }).ready();
  expect(next.pulsed()).toEqual([1]);
});

test('the sensor does not return in time: the money is refunded', async () => {
  const next = (await cut(3, 1)).restart({ darkMs: 5_000 });
  next.plugRelay();
  next.connect();
  await next.clock.advance(60_000);
  next.freeBeam();
  expect(next.pulsed()).toEqual([]);
  expectRefunded(next);
});

test('stopped by the system after a turn without a product: the next start continues', async () => {
  const harness = watching(1).ready().buy(1);
  harness.send({ kind: 'stopping' });
  await nothingFalls(harness, 1);
  expect(harness.pulsed()).toEqual([1]);
  const next = harness.restart({ darkMs: 5_000 }).ready();
  expect(next.pulsed()).toEqual([1]);
  await falls(next);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});

test('paid in notes, and too late: owed', () => {
  const settings = { drop: { limitMs: FALL_MS, extraPulses: 1 } };
  const before = new CashHarness(settings).ready().plugAcceptor().chooseCash();
  before.insert(500);
  before.blockBeam();
  before.pulseDone('not-seen');
  const next = new CashHarness(settings);
  next.clock.jumpWall(3_600_000);
  next.entries.push(...before.entries);
  next.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  next.freeBeam();
  next.send({ kind: 'relay-ready' });
  expect(next.count('pulse-relay')).toBe(0);
  expect(next.ledger()).toMatchObject([
    { state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000, claimCode: expect.any(String) },
  ]);
});

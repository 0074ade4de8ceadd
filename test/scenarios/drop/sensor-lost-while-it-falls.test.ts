import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';
import { PRICE, PURCHASE, SALE, STOCK } from '../money/harness.ts';
import { FALL_MS, falls, nothingFalls, watching } from './harness.ts';

test('nobody knows: owed with a code, never pulsed again, and no machine gives it back', async () => {
  const bench = watching(3).ready().buy(1);
  bench.blockBeam();
  bench.pulseDone('unknown');
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'dispense-uncertain',
    money: 'owed',
    amountTiyn: PRICE,
    qrPaymentId: PURCHASE,
    claimCode: claimCode(SALE),
  });
  bench.freeBeam();
  await bench.clock.advance(3_600_000);
  const next = bench.restart().ready();
  await next.clock.advance(3_600_000);
  for (const run of [bench, next]) {
    expect([run.all('ask-details'), run.all('ask-return')]).toEqual([[], []]);
    expect(run.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: 0, refundedTiyn: 0, owedTiyn: PRICE }]);
    expect(run.stockLeft()).toBe(STOCK);
  }
  expect([bench.pulsed(), next.pulsed()]).toEqual([[1], []]);
  expect(bench.written('dispense-failed')).toMatchObject([{ certain: false, reason: 'sensor-lost' }]);
});

test('after a turn that was certainly in vain: uncertain all the same', async () => {
  const bench = watching(3).ready().buy(1);
  await nothingFalls(bench, 1);
  bench.pulseDone('unknown');
  expect([bench.pulsed(), bench.all('ask-details')]).toEqual([[1, 1], []]);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
  expect(bench.restart({ darkMs: 1_000 }).ready().pulsed()).toEqual([]);
});

test('the second of three: the first is sold, and the rest is owed', async () => {
  const bench = watching(1).ready().buy(3);
  await falls(bench);
  bench.pulseDone('unknown');
  expect(bench.pulsed()).toEqual([1, 2]);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
});

test('paid in notes: all of them are owed', () => {
  const bench = new CashBench({ drop: { limitMs: FALL_MS, extraPulses: 2 } }).ready().plugAcceptor().chooseCash();
  bench.insert(500);
  bench.pulseDone('unknown');
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'dispense-uncertain',
    money: 'owed',
    amountTiyn: 50_000,
  });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('it was seen before the sensor went: sold, and the next piece waits for the sensor', async () => {
  const bench = watching(1).ready().buy(2);
  bench.blockBeam();
  await falls(bench);
  expect(bench.screen).toMatchObject({ name: 'dispensing', step: 'waiting', piece: 2 });
  expect(bench.pulsed()).toEqual([1]);
  bench.freeBeam();
  await falls(bench);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE }]);
});

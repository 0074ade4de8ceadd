import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE, SALE, STOCK } from './harness.ts';

test('nobody knows whether the second of three fell: the rest is owed, and no machine gives it back', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.failPulse({ certain: false });
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'dispense-uncertain',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    claimCode: claimCode(SALE),
  });
  await bench.clock.advance(3_600_000);
  const next = bench.restart().ready();
  await next.clock.advance(3_600_000);
  for (const run of [bench, next]) {
    expect([run.all('ask-details'), run.all('ask-refund'), run.all('ask-return')]).toEqual([[], [], []]);
    expect(run.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE }]);
    expect(run.stockLeft()).toBe(STOCK - 1);
  }
  expect([bench.pulsed(), next.pulsed()]).toEqual([[1, 2], []]);
});

test('uncertain on a second attempt is uncertain', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(2).drop(1);
  bench.failPulse({ certain: true });
  await bench.clock.advance(DELAYS.pulseAgainMs);
  bench.failPulse({ certain: false });
  expect(bench.pulsed()).toEqual([1, 2, 2]);
  expect(bench.all('ask-details')).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});

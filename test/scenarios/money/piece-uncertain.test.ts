import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE, SALE, STOCK } from './harness.ts';

test('the second of three may have fallen: the rest is owed, and not refunded automatically', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.failPulse({ certain: false });
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'dispense-uncertain',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    claimCode: claimCode(SALE),
  });
  await harness.clock.advance(3_600_000);
  const next = harness.restart().ready();
  await next.clock.advance(3_600_000);
  for (const run of [harness, next]) {
    expect([run.all('ask-details'), run.all('ask-refund'), run.all('ask-refund-qr')]).toEqual([[], [], []]);
    expect(run.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 2 * PRICE }]);
    expect(run.stockLeft()).toBe(STOCK - 1);
  }
  expect([harness.pulsed(), next.pulsed()]).toEqual([[1, 2], []]);
});

test('uncertain on a second attempt is uncertain', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  harness.failPulse({ certain: true });
  await harness.clock.advance(DELAYS.pulseAgainMs);
  harness.failPulse({ certain: false });
  expect(harness.pulsed()).toEqual([1, 2, 2]);
  expect(harness.all('ask-details')).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});

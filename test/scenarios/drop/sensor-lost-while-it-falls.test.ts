import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { PRICE, PURCHASE, SALE, STOCK } from '../money/harness.ts';
import { FALL_MS, falls, nothingFalls, watching } from './harness.ts';

test('outcome unknown: owed with a code, never pulsed again, and not refunded automatically', async () => {
  const harness = watching(3).ready().buy(1);
  harness.blockBeam();
  harness.pulseDone('unknown');
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'dispense-uncertain',
    money: 'owed',
    amountTiyn: PRICE,
    qrPaymentId: PURCHASE,
    claimCode: claimCode(SALE),
  });
  harness.freeBeam();
  await harness.clock.advance(3_600_000);
  const next = harness.restart().ready();
  await next.clock.advance(3_600_000);
  for (const run of [harness, next]) {
    expect([run.all('ask-details'), run.all('ask-refund-qr')]).toEqual([[], []]);
    expect(run.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: 0, refundedTiyn: 0, owedTiyn: PRICE }]);
    expect(run.stockLeft()).toBe(STOCK);
  }
  expect([harness.pulsed(), next.pulsed()]).toEqual([[1], []]);
  expect(harness.written('dispense-failed')).toMatchObject([{ certain: false, reason: 'sensor-lost' }]);
});

test('after a turn that certainly failed: still uncertain', async () => {
  const harness = watching(3).ready().buy(1);
  await nothingFalls(harness, 1);
  harness.pulseDone('unknown');
  expect([harness.pulsed(), harness.all('ask-details')]).toEqual([[1, 1], []]);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
  expect(harness.restart({ darkMs: 1_000 }).ready().pulsed()).toEqual([]);
});

test('the second of three: the first is sold, and the rest is owed', async () => {
  const harness = watching(1).ready().buy(3);
  await falls(harness);
  harness.pulseDone('unknown');
  expect(harness.pulsed()).toEqual([1, 2]);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
});

test('paid in notes: all of them are owed', () => {
  const harness = new CashHarness({ drop: { limitMs: FALL_MS, extraPulses: 2 } }).ready().plugAcceptor().chooseCash();
  harness.insert(500);
  harness.pulseDone('unknown');
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'dispense-uncertain',
    money: 'owed',
    amountTiyn: 50_000,
  });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('it was seen before the sensor was lost: sold, and the next piece waits for the sensor', async () => {
  const harness = watching(1).ready().buy(2);
  harness.blockBeam();
  await falls(harness);
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'waiting', piece: 2 });
  expect(harness.pulsed()).toEqual([1]);
  harness.freeBeam();
  await falls(harness);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE }]);
});

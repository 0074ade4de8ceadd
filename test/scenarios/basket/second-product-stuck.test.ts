import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { BasketHarness, JUICE, WATER } from './basket-harness.ts';

const PRICE = 2 * WATER + JUICE;

test('the rest goes back at its own price, and the screen lists what came out and what did not', async () => {
  const harness = new BasketHarness().ready().buyThree();
  await harness.drop(2);
  harness.jam();
  harness.details(PRICE, PRICE);
  expect(harness.askedBack()).toEqual([JUICE]);
  harness.refunded();
  expect(harness.screen).toMatchObject({
    name: 'refund',
    reason: 'partly-dispensed',
    amountTiyn: JUICE,
    lines: [
      { product: { id: 'water' }, quantity: 2, out: 2 },
      { product: { id: 'juice' }, quantity: 1, out: 0 },
    ],
  });
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: 2 * WATER, refundedTiyn: JUICE, owedTiyn: 0, dispensed: false },
  ]);
});

test('where nothing goes back by itself, the rest is owed under a code, and its slip names the products', async () => {
  const harness = new BasketHarness({ refundWay: 'by-hand', printer: 'optional' }).ready().buyThree();
  await harness.drop(1);
  harness.jam();
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: WATER + JUICE,
    lines: [{ out: 1 }, { out: 0 }],
  });
  expect(harness.last('print').slip).toMatchObject({ productName: { en: '2\u00a0×\u00a0Water, Juice' }, quantity: 1 });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: WATER, owedTiyn: WATER + JUICE }]);
});

test('the sensor saw nothing of the second product: that one counts as failed, not the first', async () => {
  const harness = new BasketHarness({ drop: { limitMs: 3_000, extraPulses: 0 } }).ready().buyThree();
  for (let piece = 0; piece < 2; piece += 1) {
    harness.pulseDone('seen');
    await harness.clock.advance(10_000);
  }
  harness.pulseDone('not-seen');
  expect([...harness.loop.state().unseenSales]).toEqual([['juice', 1]]);
  expect(replay(harness.entries).stock.get('juice')).toMatchObject({ dispensed: 0 });
});

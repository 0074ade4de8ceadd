import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { PRICE, SALE, STOCK } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

const PAID = 3 * PRICE;

test('the third is not tried, and exactly two prices are refunded', async () => {
  const harness = watching(1).ready().buy(3);
  await falls(harness);
  await nothingFalls(harness, 2);
  expect(harness.pulsed()).toEqual([1, 2, 2]);
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', amountTiyn: 2 * PRICE });
  harness.details(PAID, PAID);
  harness.refunded();
  expect(harness.askedBack()).toEqual([2 * PRICE]);
  expect(harness.stockLeft()).toBe(STOCK - 1);
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0, dispensed: false },
  ]);
});

test('without a contract for refunds exactly two prices are owed', async () => {
  const harness = watching(0, { refundWay: 'by-hand' }).ready().buy(3);
  await falls(harness);
  await nothingFalls(harness, 1);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    claimCode: claimCode(SALE),
  });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
});

test('the turns are counted for each piece: every one of three needs its second turn', async () => {
  const harness = watching(1).ready().buy(3);
  for (let piece = 0; piece < 3; piece += 1) {
    await nothingFalls(harness, 1);
    await falls(harness);
  }
  expect(harness.pulsed()).toEqual([1, 1, 2, 2, 3, 3]);
  expect(harness.screen.name).toBe('success');
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID, dispensed: true }]);
});

test('a failed turn for the first piece does not reduce the second’s turns, even over a power cut', async () => {
  const harness = watching(1).ready().buy(2);
  await nothingFalls(harness, 1);
  harness.blockBeam();
  await falls(harness);
  const next = harness.restart({ darkMs: 1_000 }).ready();
  await nothingFalls(next, 1);
  expect(next.pulsed()).toEqual([2, 2]);
  await falls(next);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE }]);
});

import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { PRICE, SALE, STOCK } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

const PAID = 3 * PRICE;

test('the third is not tried, and exactly two prices go back', async () => {
  const bench = watching(1).ready().buy(3);
  await falls(bench);
  await nothingFalls(bench, 2);
  expect(bench.pulsed()).toEqual([1, 2, 2]);
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', amountTiyn: 2 * PRICE });
  bench.details(PAID, PAID);
  bench.refunded();
  expect(bench.askedBack()).toEqual([2 * PRICE]);
  expect(bench.stockLeft()).toBe(STOCK - 1);
  expect(bench.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE, owedTiyn: 0, dispensed: false },
  ]);
});

test('without a contract for refunds exactly two prices are owed', async () => {
  const bench = watching(0, { refundWay: 'by-hand' }).ready().buy(3);
  await falls(bench);
  await nothingFalls(bench, 1);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    amountTiyn: 2 * PRICE,
    claimCode: claimCode(SALE),
  });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
});

test('the turns count for each piece anew: every one of three needs its second turn', async () => {
  const bench = watching(1).ready().buy(3);
  for (let piece = 0; piece < 3; piece += 1) {
    await nothingFalls(bench, 1);
    await falls(bench);
  }
  expect(bench.pulsed()).toEqual([1, 1, 2, 2, 3, 3]);
  expect(bench.screen.name).toBe('success');
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID, dispensed: true }]);
});

test('a turn in vain for the first piece leaves the second no fewer, also over a power cut', async () => {
  const bench = watching(1).ready().buy(2);
  await nothingFalls(bench, 1);
  bench.blockBeam();
  await falls(bench);
  const next = bench.restart({ darkMs: 1_000 }).ready();
  await nothingFalls(next, 1);
  expect(next.pulsed()).toEqual([2, 2]);
  await falls(next);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE }]);
});

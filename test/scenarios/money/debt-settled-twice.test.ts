import { expect, test } from 'vitest';
import { JournalOrderError } from '../../../app/journal/replay.ts';
import { MoneyBench, PRICE } from './harness.ts';

/** One of two came out, and the other one's price is owed. */
async function owing(): Promise<MoneyBench> {
  const bench = await new MoneyBench({ refundWay: 'by-hand' }).ready().buy(2).drop(1);
  return bench.jam();
}

test('paid by hand once: given back in the ledger, and nothing is owed any more', async () => {
  const bench = await owing();
  bench.settleByHand(PRICE);
  expect(bench.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 2 * PRICE, deliveredTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 },
  ]);
});

test.each([
  ['a second time', [PRICE, PRICE]],
  ['with more than is owed', [PRICE + 1]],
])('%s: the journal is not believed', async (_what, amounts) => {
  const bench = await owing();
  for (const amount of amounts) bench.settleByHand(amount);
  expect(() => bench.ledger()).toThrow(JournalOrderError);
});

test('a debt that the bank has settled cannot be paid by hand as well', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(2).drop(1);
  bench.jam().details(2 * PRICE, 2 * PRICE);
  bench.refunded();
  bench.settleByHand(PRICE);
  expect(() => bench.ledger()).toThrow(JournalOrderError);
});

import { expect, test } from 'vitest';
import { JournalOrderError } from '../../../app/journal/replay.ts';
import { MoneyHarness, PRICE } from './harness.ts';

/** One of two came out, and the other one's price is owed. */
async function owing(): Promise<MoneyHarness> {
  const harness = await new MoneyHarness({ refundWay: 'by-hand' }).ready().buy(2).drop(1);
  return harness.jam();
}

test('paid by hand once: refunded in the ledger, and nothing is owed', async () => {
  const harness = await owing();
  harness.settleByHand(PRICE);
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 2 * PRICE, deliveredTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 },
  ]);
});

test.each([
  ['a second time', [PRICE, PRICE]],
  ['with more than is owed', [PRICE + 1]],
])('%s: the journal is refused', async (_what, amounts) => {
  const harness = await owing();
  for (const amount of amounts) harness.settleByHand(amount);
  expect(() => harness.ledger()).toThrow(JournalOrderError);
});

test('a debt settled by the bank cannot be paid by hand', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  harness.jam().details(2 * PRICE, 2 * PRICE);
  harness.refunded();
  harness.settleByHand(PRICE);
  expect(() => harness.ledger()).toThrow(JournalOrderError);
});

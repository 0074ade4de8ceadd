import { expect, test } from 'vitest';
import { MoneyHarness, PRICE } from './harness.ts';

test('the clock is set back between two pieces before a power cut: the payment is not provably recent', async () => {
  const before = new MoneyHarness().ready().buy(3);
  before.clock.jumpWall(-30_000);
  await before.drop(1);
  const next = before.restart({ darkMs: 70_000, entries: before.upTo('dispensed') }).ready();
  expect(next.pulsed()).toEqual([]);
  expect(next.ledger()).toMatchObject([{ deliveredTiyn: PRICE, owedTiyn: 2 * PRICE, state: 'debt' }]);
});

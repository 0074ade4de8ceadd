import { expect, test } from 'vitest';
import { MoneyHarness, PRICE } from './harness.ts';

test('the clock goes back between two pieces and the power fails: nothing proves that the payment is fresh', async () => {
  const before = new MoneyHarness().ready().buy(3);
  before.clock.jumpWall(-30_000);
  await before.drop(1);
  const next = before.restart({ darkMs: 70_000, entries: before.upTo('dispensed') }).ready();
  expect(next.pulsed()).toEqual([]);
  expect(next.ledger()).toMatchObject([{ deliveredTiyn: PRICE, owedTiyn: 2 * PRICE, state: 'debt' }]);
});

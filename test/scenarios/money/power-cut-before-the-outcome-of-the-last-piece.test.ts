import { expect, test } from 'vitest';
import { catalogue, MoneyHarness } from './harness.ts';

test('power cut between the pulse and its outcome: the last product counts as dispensed at once', async () => {
  const before = await new MoneyHarness({ catalogue: catalogue({ stock: 2 }) }).ready().buy(2).drop(2);
  const next = before.restart({ entries: before.upTo('relay-pulsed', 2) }).ready();
  expect(next.stockLeft()).toBe(0);
  expect(next.screen).toMatchObject({ products: [{ soldOut: true }] });
});

import { expect, test } from 'vitest';
import { PRICE, STOCK } from '../money/harness.ts';
import type { MoneyBench } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

async function expectOwed(next: MoneyBench, owedTiyn: number, delivered: number): Promise<void> {
  await next.clock.advance(3_600_000);
  expect([next.pulsed(), next.all('ask-details'), next.all('ask-return')]).toEqual([[], [], []]);
  expect(next.ledger()).toMatchObject([
    { state: 'debt', deliveredTiyn: delivered * PRICE, owedTiyn, claimCode: expect.any(String) },
  ]);
  expect(next.stockLeft()).toBe(STOCK - delivered);
}

test('nobody has seen what became of it: owed, and not pulsed again', async () => {
  const bench = watching(3).ready().buy(1);
  await expectOwed(bench.restart({ darkMs: 1_000 }).ready(), PRICE, 0);
});

test('in the second turn: the first was in vain for certain, of this one nobody knows', async () => {
  const bench = watching(3).ready().buy(1);
  await nothingFalls(bench, 1);
  await expectOwed(bench.restart({ darkMs: 1_000 }).ready(), PRICE, 0);
});

test('in the fall of the second piece: the first is sold, the rest owed', async () => {
  const bench = watching(1).ready().buy(3);
  await falls(bench);
  await expectOwed(bench.restart({ darkMs: 1_000 }).ready(), 2 * PRICE, 1);
});

test('with the sensor dead from then on: owed at the next start, without waiting for it', () => {
  const bench = watching(1).ready().buy(1);
  const next = bench.restart({ darkMs: 1_000 });
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});

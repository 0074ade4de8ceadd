import { expect, test } from 'vitest';
import { PRICE, STOCK } from '../money/harness.ts';
import type { MoneyHarness } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

async function expectOwed(next: MoneyHarness, owedTiyn: number, delivered: number): Promise<void> {
  await next.clock.advance(3_600_000);
  expect([next.pulsed(), next.all('ask-details'), next.all('ask-refund-qr')]).toEqual([[], [], []]);
  expect(next.ledger()).toMatchObject([
    { state: 'debt', deliveredTiyn: delivered * PRICE, owedTiyn, claimCode: expect.any(String) },
  ]);
  expect(next.stockLeft()).toBe(STOCK - delivered);
}

test('the outcome is unknown: owed, and not pulsed again', async () => {
  const harness = watching(3).ready().buy(1);
  await expectOwed(harness.restart({ darkMs: 1_000 }).ready(), PRICE, 0);
});

test('in the second turn: the first certainly failed, the outcome of the second is unknown', async () => {
  const harness = watching(3).ready().buy(1);
  await nothingFalls(harness, 1);
  await expectOwed(harness.restart({ darkMs: 1_000 }).ready(), PRICE, 0);
});

test('while the second piece falls: the first is sold, the rest owed', async () => {
  const harness = watching(1).ready().buy(3);
  await falls(harness);
  await expectOwed(harness.restart({ darkMs: 1_000 }).ready(), 2 * PRICE, 1);
});

test('with the sensor lost from then on: owed at the next start, without waiting for it', () => {
  const harness = watching(1).ready().buy(1);
  const next = harness.restart({ darkMs: 1_000 });
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});

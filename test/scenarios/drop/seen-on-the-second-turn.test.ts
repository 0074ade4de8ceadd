import { expect, test } from 'vitest';
import { PRICE, STOCK } from '../money/harness.ts';
import { falls, nothingFalls, stepsOf, watching } from './harness.ts';

test('it was seen: sold once, and nothing is refunded', async () => {
  const harness = watching(2).ready().buy(1);
  await nothingFalls(harness, 1);
  await falls(harness);
  await harness.clock.advance(600_000);
  expect([harness.pulsed(), harness.stockLeft(), harness.loop.state().stock.get('water')]).toEqual([
    [1, 1],
    STOCK - 1,
    STOCK - 1,
  ]);
  expect(stepsOf(harness).slice(-2)).toEqual(['entry relay-pulsed', 'entry dispensed']);
  expect(harness.written('dispensed')).toMatchObject([{ piece: 1, by: 'seen', valueTiyn: PRICE }]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 0 }]);
  expect(harness.all('ask-details')).toEqual([]);
});

test('a power cut right afterwards: the next start turns nothing', async () => {
  const harness = watching(1).ready().buy(1);
  await nothingFalls(harness, 1);
  await falls(harness);
  const next = harness.restart({ darkMs: 1_000 }).ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.stockLeft()]).toEqual([[], STOCK - 1]);
});

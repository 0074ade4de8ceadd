import { expect, test } from 'vitest';
import { PRICE, STOCK } from '../money/harness.ts';
import { falls, nothingFalls, toldOf, watching } from './harness.ts';

test('it was seen: sold once, and nothing goes back', async () => {
  const bench = watching(2).ready().buy(1);
  await nothingFalls(bench, 1);
  await falls(bench);
  await bench.clock.advance(600_000);
  expect([bench.pulsed(), bench.stockLeft(), bench.loop.state().stock.get('water')]).toEqual([
    [1, 1],
    STOCK - 1,
    STOCK - 1,
  ]);
  expect(toldOf(bench).slice(-2)).toEqual(['entry relay-pulsed', 'entry dispensed']);
  expect(bench.written('dispensed')).toMatchObject([{ piece: 1, by: 'seen', valueTiyn: PRICE }]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 0, owedTiyn: 0 }]);
  expect(bench.all('ask-details')).toEqual([]);
});

test('the power goes right afterwards: the next start turns nothing', async () => {
  const bench = watching(1).ready().buy(1);
  await nothingFalls(bench, 1);
  await falls(bench);
  const next = bench.restart({ darkMs: 1_000 }).ready();
  await next.clock.advance(60_000);
  expect([next.pulsed(), next.stockLeft()]).toEqual([[], STOCK - 1]);
});

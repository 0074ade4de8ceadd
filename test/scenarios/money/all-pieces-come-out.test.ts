import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE, STOCK } from './harness.ts';

test('three pieces: one purchase, three pulses, each after its own intent, each counted', async () => {
  const bench = new MoneyBench().ready().buy(3);
  expect(bench.last('ask-purchase').amountTiyn).toBe(3 * PRICE);
  for (let out = 1; out <= 3; out += 1) {
    expect(bench.screen).toMatchObject({ name: 'dispensing', piece: out });
    expect(bench.pulsed()).toHaveLength(out);
    await bench.drop(1);
    expect(bench.stockLeft()).toBe(STOCK - out);
    expect(bench.loop.state().stock.get('water')).toBe(STOCK - out);
  }
  expect(bench.screen).toMatchObject({ name: 'success', quantity: 3, amountTiyn: 3 * PRICE });
  expect(bench.pulsed()).toEqual([1, 2, 3]);
  const moves = bench.order.filter((what) => what === 'entry dispense-intended' || what === 'effect pulse-relay');
  expect(moves).toEqual(Array.from({ length: 3 }, () => ['entry dispense-intended', 'effect pulse-relay']).flat());
  expect(bench.written('dispense-intended').map(({ piece, attempt }) => [piece, attempt])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(bench.ledger()).toMatchObject([
    {
      state: 'closed',
      priceTiyn: 3 * PRICE,
      paidTiyn: 3 * PRICE,
      deliveredTiyn: 3 * PRICE,
      owedTiyn: 0,
      dispensed: true,
    },
  ]);
});

test('no piece is pulsed before the one before it has fallen', async () => {
  const bench = new MoneyBench().ready().buy(2);
  bench.pulseDone();
  expect(bench.screen).toMatchObject({ name: 'dispensing', step: 'settling' });
  await bench.clock.advance(1_000);
  expect(bench.pulsed()).toEqual([1]);
});

test('a piece that is tried again comes out once, and the next one begins anew', async () => {
  const bench = new MoneyBench().ready().buy(2);
  await bench.drop(1);
  bench.failPulse({ certain: true });
  await bench.clock.advance(DELAYS.pulseAgainMs);
  await bench.drop(1);
  expect(bench.pulsed()).toEqual([1, 2, 2]);
  expect(bench.written('dispense-intended').map(({ piece, attempt }) => [piece, attempt])).toEqual([
    [1, 1],
    [2, 1],
    [2, 2],
  ]);
  expect(bench.stockLeft()).toBe(STOCK - 2);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE }]);
});

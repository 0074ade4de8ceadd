import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE, STOCK } from './harness.ts';

test('three pieces: one purchase, three pulses, each after its own intent, each counted', async () => {
  const harness = new MoneyHarness().ready().buy(3);
  expect(harness.last('ask-purchase').amountTiyn).toBe(3 * PRICE);
  for (let out = 1; out <= 3; out += 1) {
    expect(harness.screen).toMatchObject({ name: 'dispensing', piece: out });
    expect(harness.pulsed()).toHaveLength(out);
    await harness.drop(1);
    expect(harness.stockLeft()).toBe(STOCK - out);
    expect(harness.loop.state().stock.get('water')).toBe(STOCK - out);
  }
  expect(harness.screen).toMatchObject({ name: 'success', quantity: 3, amountTiyn: 3 * PRICE });
  expect(harness.pulsed()).toEqual([1, 2, 3]);
  const moves = harness.order.filter((what) => what === 'entry dispense-intended' || what === 'effect pulse-relay');
  expect(moves).toEqual(Array.from({ length: 3 }, () => ['entry dispense-intended', 'effect pulse-relay']).flat());
  expect(harness.written('dispense-intended').map(({ piece, attempt }) => [piece, attempt])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(harness.ledger()).toMatchObject([
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

test('no piece is pulsed before the previous one has fallen', async () => {
  const harness = new MoneyHarness().ready().buy(2);
  harness.pulseDone();
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'settling' });
  await harness.clock.advance(1_000);
  expect(harness.pulsed()).toEqual([1]);
});

test('a repeated piece is dispensed once, and the next one has all its attempts', async () => {
  const harness = new MoneyHarness().ready().buy(2);
  await harness.drop(1);
  harness.failPulse({ certain: true });
  await harness.clock.advance(DELAYS.pulseAgainMs);
  await harness.drop(1);
  expect(harness.pulsed()).toEqual([1, 2, 2]);
  expect(harness.written('dispense-intended').map(({ piece, attempt }) => [piece, attempt])).toEqual([
    [1, 1],
    [2, 1],
    [2, 2],
  ]);
  expect(harness.stockLeft()).toBe(STOCK - 2);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE }]);
});

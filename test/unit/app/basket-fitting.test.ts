import { expect, test } from 'vitest';
import { fitting } from '../../../app/session/choose/basket.ts';
import { BasketHarness } from '../../scenarios/basket/basket-harness.ts';

const picked = [
  { productId: 'water', quantity: 2 },
  { productId: 'gum', quantity: 2 },
];

test('a product of which a piece is left keeps that one, and one that has run out leaves the basket', () => {
  const state = new BasketHarness().ready().loop.state();
  const left = (gum: number): typeof state => ({ ...state, stock: new Map(state.stock).set('gum', gum) });
  expect(fitting(state, picked)).toEqual(picked);
  expect(fitting(left(1), picked)).toEqual([picked[0], { productId: 'gum', quantity: 1 }]);
  expect(fitting(left(0), picked)).toEqual([picked[0]]);
  expect(fitting({ ...state, takenOff: new Set(['water', 'gum']) }, picked)).toEqual([]);
});

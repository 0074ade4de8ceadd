import { expect, test } from 'vitest';
import { LoopHarness } from '../../support/harness/loop-harness.ts';
import { catalogue } from '../money/harness.ts';

test.each([
  [0, null],
  [1, 1],
  [3, 3],
  [4, null],
])('of %s pieces counted the product says %s', (stock, fewLeft) => {
  const products = catalogue({ stock });
  const kiosk = new LoopHarness({ catalogue: products }).ready();
  expect(kiosk.loop.view().screen).toMatchObject({ name: 'idle', products: products.map(() => ({ fewLeft })) });
});

test('a product that nobody counts says nothing', () => {
  const kiosk = new LoopHarness().ready();
  expect(kiosk.loop.view().screen).toMatchObject({ name: 'idle', products: [{ fewLeft: null }] });
});

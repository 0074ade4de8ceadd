import { expect, test } from 'vitest';
import { MAX_QUANTITY } from '../../../app/journal/entry.ts';
import { MAX_AMOUNT_TIYN, tiyn } from '../../../app/money/money.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';
import { BasketHarness, baskets, JUICE, WATER } from './basket-harness.ts';

function quantities({ screen }: BasketHarness): readonly (readonly [string, number])[] {
  return screen.name === 'basket' ? screen.lines.map(({ product, quantity }) => [product.id, quantity]) : [];
}

test('a touch puts one piece in; the number itself is sent, so that none counts twice', () => {
  const harness = new BasketHarness().ready().touch('water').put('juice', 2).put('juice', 2);
  expect(quantities(harness)).toEqual([
    ['water', 1],
    ['juice', 2],
  ]);
  expect(harness.screen).toMatchObject({ amountTiyn: WATER + 2 * JUICE, canPay: true });
});

test('one product is paid with the second touch where there is one way to pay', () => {
  const harness = new BasketHarness().ready().touch('water').pay();
  expect(harness.screen.name).toBe('preparing');
  expect(harness.written('sale-opened')).toHaveLength(1);
});

test('a double tap on idle is one piece', () => {
  const harness = new BasketHarness().ready();
  const { revision } = harness;
  for (let tap = 0; tap < 2; tap += 1) harness.send({ kind: 'choose', productId: 'water', freshId: 'x', revision });
  expect(quantities(harness)).toEqual([['water', 1]]);
});

test('no more than there are, than one sale may have of a product, and than a sale may have in all', () => {
  const harness = new BasketHarness().ready().touch('gum').put('gum', 3);
  expect(quantities(harness)).toEqual([['gum', 1]]);
  harness.put('gum', 2);
  expect(harness.screen).toMatchObject({ full: ['gum'], lines: [{ quantity: 2, maxQuantity: 2 }] });
  harness.put('water', 6);
  expect(quantities(harness)).toEqual([['gum', 2]]);
  const wide = new BasketHarness({ maxQuantity: MAX_QUANTITY }).ready().touch('gum').put('water', 10).put('juice', 4);
  wide.put('gum', 2);
  expect(quantities(wide).reduce((sum, [, quantity]) => sum + quantity, 0)).toBe(16);
  const uncounted = (baskets.catalogue ?? []).map(({ stock: _, ...product }) => product);
  const full = new BasketHarness({ maxQuantity: MAX_QUANTITY, catalogue: uncounted }).ready().touch('gum');
  full.put('gum', MAX_QUANTITY).put('water', 1);
  expect(quantities(full)).toEqual([['gum', MAX_QUANTITY]]);
  expect(full.screen).toMatchObject({ full: ['water', 'juice', 'gum'] });
});

test('the price of a sale has its limit, whatever it is made of', () => {
  const [first, second] = baskets.catalogue ?? [];
  if (first === undefined || second === undefined) throw new Error('two products are needed');
  const half = tiyn(MAX_AMOUNT_TIYN / 2 + 100);
  const dear = [first, second].map((product) => ({ ...product, priceTiyn: half }));
  const harness = new BasketHarness({ catalogue: dear }).ready().touch('water').put('juice', 1);
  expect(quantities(harness)).toEqual([['water', 1]]);
  expect(harness.screen).toMatchObject({ full: ['water', 'juice'] });
});

test('an empty basket, Cancel and the end of the time lead back to the products', async () => {
  const harness = new BasketHarness().ready();
  harness.touch('water').put('water', 0);
  expect(harness.screen.name).toBe('idle');
  harness.touch('water').send({ kind: 'cancel', revision: harness.revision });
  expect(harness.screen.name).toBe('idle');
  harness.touch('water');
  await harness.clock.advance(DELAYS.basketMs - 1);
  expect(harness.screen.name).toBe('basket');
  harness.send({ kind: 'wake' });
  await harness.clock.advance(DELAYS.basketMs - 1);
  expect(harness.screen.name).toBe('basket');
  await harness.clock.advance(1);
  expect(harness.screen.name).toBe('idle');
  expect(harness.entries.filter(({ entry }) => entry.kind === 'sale-opened')).toEqual([]);
});

test('a basket that no way of paying takes stays on the screen, to be changed', () => {
  const [first, second] = baskets.catalogue ?? [];
  if (first === undefined || second === undefined) throw new Error('two products are needed');
  // With the commission both together cost more than a sale may.
  const half = tiyn(MAX_AMOUNT_TIYN / 2 - 100);
  const harness = new BasketHarness({
    services: [aService({ methods: [{ ...CODE, commissionRate: 1 }] })],
    catalogue: [first, second].map((product) => ({ ...product, priceTiyn: half })),
  });
  harness.ready().touch('water').put('juice', 1);
  expect(harness.screen).toMatchObject({ name: 'basket', canPay: false });
  harness.pay();
  expect(quantities(harness)).toEqual([
    ['water', 1],
    ['juice', 1],
  ]);
  expect(harness.put('juice', 0).pay().screen.name).toBe('preparing');
});

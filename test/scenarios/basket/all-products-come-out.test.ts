import { expect, test } from 'vitest';
import { BasketHarness, JUICE, leftOf, WATER } from './basket-harness.ts';

const PRICE = 2 * WATER + JUICE;

test('several products: one purchase, each piece out of its own channel after its own intent, each product counted', async () => {
  const harness = new BasketHarness().ready().buyThree();
  expect(harness.last('ask-purchase').amountTiyn).toBe(PRICE);
  expect(harness.screen).toMatchObject({ name: 'dispensing', piece: 1, quantity: 3, product: { id: 'water' } });
  await harness.drop(2);
  expect(harness.screen).toMatchObject({ name: 'dispensing', piece: 3, quantity: 3, product: { id: 'juice' } });
  await harness.drop(1);
  expect(harness.channels()).toEqual([1, 1, 7]);
  expect(harness.written('dispensed').map(({ piece, valueTiyn }) => [piece, valueTiyn])).toEqual([
    [1, WATER],
    [2, WATER],
    [3, JUICE],
  ]);
  expect(leftOf(harness)).toEqual({ water: 8, juice: 3, gum: 2 });
  expect([...harness.loop.state().stock]).toEqual([
    ['water', 8],
    ['juice', 3],
    ['gum', 2],
  ]);
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', priceTiyn: PRICE, paidTiyn: PRICE, deliveredTiyn: PRICE, owedTiyn: 0, dispensed: true },
  ]);
});

test('the receipt lists every product with its amount, and the screen what came out', async () => {
  const harness = new BasketHarness({ printer: 'optional' }).ready().buyThree();
  await harness.drop(3);
  const lines = [
    { productName: { en: 'Water' }, quantity: 2, amountTiyn: 2 * WATER },
    { productName: { en: 'Juice' }, quantity: 1, amountTiyn: JUICE },
  ];
  expect(harness.screen).toMatchObject({
    name: 'success',
    amountTiyn: PRICE,
    lines: [
      { product: { id: 'water' }, quantity: 2, out: 2 },
      { product: { id: 'juice' }, quantity: 1, out: 1 },
    ],
    receipt: { amountTiyn: PRICE, lines },
  });
  expect(harness.last('print').slip).toMatchObject({ kind: 'receipt', receipt: { lines } });
});

test('a single product is on record as it was before there were baskets', () => {
  const harness = new BasketHarness().ready().touch('water').pay();
  const [opened] = harness.written('sale-opened');
  expect(Object.keys(opened ?? {})).toEqual([
    'kind',
    'saleId',
    'externalId',
    'provider',
    'item',
    'quantity',
    'binding',
    'language',
  ]);
});

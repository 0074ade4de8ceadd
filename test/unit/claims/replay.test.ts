import { expect, test } from 'vitest';
import { PRICE, sale, salesOf } from '../journal/history.ts';

const byHand = (amountTiyn: number): object => ({ kind: 'debt-settled', saleId: 'a', amountTiyn, how: 'by-hand' });

test('the journal adds up a debt that is paid by hand', () => {
  expect(salesOf([...sale('debt', 'a', '15'), byHand(PRICE)])).toMatchObject([{ debtTiyn: 0, refundedTiyn: PRICE }]);
});

test.each([
  ['more than is owed', [...sale('debt', 'a', '15'), byHand(PRICE + 1)]],
  ['a second time', [...sale('debt settled by hand', 'a', '15'), byHand(PRICE)]],
  ['without a debt', [...sale('delivered', 'a', '15'), byHand(PRICE)]],
  ['for a sale that was never opened', [byHand(PRICE)]],
])('and refuses one that is paid %s', (_, entries) => {
  expect(() => salesOf(entries)).toThrow();
});

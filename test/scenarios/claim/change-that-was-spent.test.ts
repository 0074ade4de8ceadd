import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { cashSale } from '../../unit/journal/history.ts';
import { CODE, SALE, withClaims } from './harness.ts';

const harness = withClaims();
const CHANGE = 5_000;

/** 50 tenge of change under the code of the first sale, spent on a second one for which another note was inserted. */
const spent = [
  ...cashSale(SALE, 50_000),
  { kind: 'debt-recorded', saleId: SALE, amountTiyn: CHANGE, claimCode: CODE },
  ...cashSale('sale-2', 50_000).slice(0, 3),
  { kind: 'credit-given', saleId: SALE, amountTiyn: CHANGE },
  { kind: 'credit-taken', saleId: 'sale-2', amountTiyn: CHANGE },
  { kind: 'dispensed', saleId: 'sale-2', by: 'assumed', valueTiyn: 45_000 },
  { kind: 'debt-recorded', saleId: 'sale-2', amountTiyn: 10_000, claimCode: claimCode('sale-2') },
];

test('the first code explains that the change was spent, and pays nothing', () => {
  const kiosk = harness().write(spent);
  expect(kiosk.json('--code', CODE)).toMatchObject({
    claims: [{ status: 'paid', owedTiyn: 0, paybacks: [{ how: 'spent', amountTiyn: CHANGE }] }],
  });
  expect(kiosk.json('--code', CODE, '--paid', '--amount', '50').reason).not.toBe('paid');
  expect(kiosk.settled()).toEqual([]);
});

test('the second code pays what is left over, once', () => {
  const kiosk = harness().write(spent);
  const code = claimCode('sale-2');
  expect(kiosk.json('--code', code)).toMatchObject({ claims: [{ status: 'owed', owedTiyn: 10_000 }] });
  kiosk.json('--code', code, '--paid', '--amount', '100');
  expect(kiosk.settled()).toMatchObject([{ saleId: 'sale-2', amountTiyn: 10_000 }]);
});

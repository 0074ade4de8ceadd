import { expect, test } from 'vitest';
import { MAX_AMOUNT_TIYN, tiyn } from '../../../app/money/money.ts';
import { commissionTiyn, totalTiyn } from '../../../app/payment/commission.ts';

test.each([
  [1_000_000, 100, 1_010_000],
  [1_000_000, 1_400, 1_140_000],
  [45_000, 100, 45_450],
  [45_050, 100, 45_501],
  [45_000, 0, 45_000],
  [1, 100, 1],
  [50, 100, 51],
])('%i tiyn with %i parts of ten thousand are %i', (amount, rate, total) => {
  expect(totalTiyn(tiyn(amount), rate)).toBe(total);
});

test('the largest amount stays exact', () => {
  expect(commissionTiyn(tiyn(MAX_AMOUNT_TIYN), 9_999)).toBe(999_900_000);
});

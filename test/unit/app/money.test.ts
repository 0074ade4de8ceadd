import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTiyn, formatTenge, MAX_AMOUNT_TIYN, subtractTiyn, tengeDecimal, tiyn } from '../../../app/money/money.ts';

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [20_000, '200.00'],
  [125_050, '1250.50'],
])('%i tiyn for the API: %s', (amount, text) => {
  expect(tengeDecimal(tiyn(amount))).toBe(text);
});

test.each([
  [25_000, '250\u00a0₸'],
  [125_050, '1\u00a0250,50\u00a0₸'],
  [100_000_005, '1\u00a0000\u00a0000,05\u00a0₸'],
])('%i tiyn for people: %s', (amount, text) => {
  expect(formatTenge(tiyn(amount))).toBe(text);
});

test('the decimal form loses nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_TIYN }), (amount) => {
      const [tenge, rest] = tengeDecimal(tiyn(amount)).split('.');
      expect(Number(tenge) * 100 + Number(rest)).toBe(amount);
    }),
  );
});

test('money is never a fraction, never negative, never unsafe', () => {
  expect(() => tiyn(0.5)).toThrow();
  expect(() => tiyn(-1)).toThrow();
  expect(() => subtractTiyn(tiyn(1), tiyn(2))).toThrow();
  expect(() => addTiyn(tiyn(Number.MAX_SAFE_INTEGER), tiyn(1))).toThrow();
});

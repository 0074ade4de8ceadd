import { expect, test } from 'vitest';
import { parseConfig } from '../../../main/config/load-config.ts';
import { spoilt, reported } from './harness.ts';

const priced = (price: string): string => spoilt('priceTenge: 450', `priceTenge: ${price}`);

test.each([
  ['0.000000001', 'at least 0.01'],
  ['0.004', 'at least 0.01'],
  ['0', 'at least 0.01'],
  ['-450', 'at least 0.01'],
  ['0.0100001', 'at most two decimals'],
  ['0.015', 'at most two decimals'],
  ['450.000000001', 'at most two decimals'],
  ['449.999999999', 'at most two decimals'],
  ['10000000.01', 'at most 10000000'],
  ['1e300', 'at most 10000000'],
  ['.inf', 'wrong type (expected number)'],
  ['.nan', 'wrong type (expected number)'],
  ['"450"', 'wrong type (expected number)'],
])('a price of %s is refused: %s', (price, detail) => {
  expect(reported(priced(price))).toEqual({ key: 'catalogue.0.priceTenge', line: '21', detail });
});

test('every price with two decimals gives its exact tiyn', () => {
  const near = [1, 2, 3, 7, 29, 57, 58, 100, 101, 1_001, 39_029, 39_050, 45_000, 999_999_999, 1_000_000_000];
  const many = Array.from({ length: 2_000 }, (_, index) => ((index * 48_271 * 7_919) % 1_000_000_000) + 1);
  const wrong = [...near, ...many].filter((amount) => {
    const digits = String(amount).padStart(3, '0');
    const parsed = parseConfig(
      `version: 1\ncatalogue: [{ id: a, channel: 1, name: A, priceTenge: ${digits.slice(0, -2)}.${digits.slice(-2)} }]`,
      'kiosk.yaml',
    );
    return !parsed.ok || parsed.value.catalogue[0]?.priceTiyn !== amount;
  });
  expect(wrong).toEqual([]);
});

import { expect, test } from 'vitest';
import { growthOf, soakText, type Look } from '../../../scripts/bench/soak.ts';

/** A look every 50 sales. */
function looks(sales: number, mbAfter: (sale: number) => number): Look[] {
  return Array.from({ length: sales / 50 }, (_, index) => ({ sale: 50 * (index + 1), mb: mbAfter(50 * (index + 1)) }));
}

test('growth before the first 500 sales does not count', () => {
  const growth = growthOf(looks(2_000, (sale) => (sale < 500 ? 100 + sale / 10 : 150)));
  expect(growth?.ratio).toBe(1);
  expect(growth?.kbPerThousandSales).toBeCloseTo(0);
});

test('a steady growth afterwards is told per thousand sales', () => {
  const growth = growthOf(looks(10_000, (sale) => 200 + sale / 500));
  expect(growth?.kbPerThousandSales).toBeCloseTo(2 * 1_024);
  // From 201.2 to 219.8 megabytes.
  expect(growth?.ratio).toBeCloseTo(1.092, 3);
});

test('garbage that comes and goes is no growth', () => {
  const growth = growthOf(looks(10_000, (sale) => 200 + ((sale / 50) % 5)));
  expect(growth?.ratio).toBeCloseTo(1, 2);
});

test('a short soak is judged by its second half, and one without two looks not at all', () => {
  expect(growthOf(looks(400, (sale) => (sale < 200 ? 100 : 150)))?.ratio).toBe(1);
  expect(growthOf(looks(50, () => 100))).toBeNull();
  expect(growthOf([])).toBeNull();
});

test('as it goes, each look is told with the growth until then', () => {
  const steady = (sales: number): string =>
    soakText(
      looks(sales, (sale) => 200 + sale / 500),
      10_000,
      90_000,
    );
  expect(steady(50)).toBe('  50 of 10000 sales, 1.5 min: 200.1 MB');
  expect(steady(10_000)).toBe('  10000 of 10000 sales, 1.5 min: 220.0 MB, × 1.092, 2048 kB per 1,000 sales');
});

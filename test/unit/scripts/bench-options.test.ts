import { expect, test } from 'vitest';
import { line } from '../../../scripts/bench/results.ts';
import { PARTS, readOptions } from '../../../scripts/bench/options.ts';

test('all parts with a hundred thousand sales, unless told otherwise', () => {
  expect(readOptions([])).toEqual({ runs: 10, only: new Set(PARTS), sales: 100_000 });
  expect(readOptions(['--only', 'journal', '--sales', '1000000', '--runs', '3'])).toEqual({
    runs: 3,
    only: new Set(['journal']),
    sales: 1_000_000,
  });
});

test.each([
  [['--sales', '0']],
  [['--sales', 'many']],
  [['--sales', '1.5']],
  [['--runs', '201']],
  [['--only', 'journal,everything']],
  [['--only', '']],
  [['--what']],
])('%j is refused with the usage', (args) => {
  expect(() => readOptions(args)).toThrow(/usage: npm run bench/);
});

test('a target is the most, or the least, that the median may be', () => {
  expect(line('start', '×', [1, 1.2, 1.1], 1.1)).toMatchObject({ target: 1.1, met: true });
  expect(line('start', '×', [1, 1.2, 1.3], 1.1)).toMatchObject({ met: false });
  expect(line('appends', '×', [0.6, 0.7, 0.8], { least: 0.7 })).toMatchObject({ least: 0.7, met: true });
  expect(line('appends', '×', [0.5, 0.6, 0.8], { least: 0.7 })).toMatchObject({ met: false });
});

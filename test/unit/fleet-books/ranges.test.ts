import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeUpTo, countOf, holds, missingIn, withRange, type Ranges } from '../../../app/fleet/books/ranges.ts';

const MOST = 60;
const rangeArbitrary = fc
  .tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 0, max: 5 }))
  .map(([from, more]): readonly [number, number] => [from, from + more]);

function numbersOf(ranges: Ranges): Set<number> {
  return new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index)));
}

describe('ranges of numbers', () => {
  test('hold exactly the numbers that were added, in whatever order, as few ranges as possible', () => {
    fc.assert(
      fc.property(fc.array(rangeArbitrary, { maxLength: 40 }), (added) => {
        const ranges = added.reduce<Ranges>((all, range) => withRange(all, range), []);
        const expected = numbersOf(added);
        expect(numbersOf(ranges)).toEqual(expected);
        expect(countOf(ranges)).toBe(expected.size);
        for (const [index, [from]] of ranges.entries())
          if (index > 0) expect(from).toBeGreaterThan((ranges[index - 1]?.[1] ?? 0) + 1);
        for (let number = 1; number <= MOST; number += 1) expect(holds(ranges, number)).toBe(expected.has(number));
      }),
    );
  });

  test('what is missing and what is there are everything, and the complete part ends before the first gap', () => {
    fc.assert(
      fc.property(fc.array(rangeArbitrary, { maxLength: 20 }), fc.integer({ min: 0, max: MOST }), (added, base) => {
        const ranges = added.reduce<Ranges>((all, range) => withRange(all, range), []);
        const there = numbersOf(ranges);
        const missing = numbersOf(missingIn(ranges, base + 1, MOST));
        for (let number = base + 1; number <= MOST; number += 1) expect(missing.has(number)).toBe(!there.has(number));
        const upTo = completeUpTo(ranges, base);
        for (let number = base + 1; number <= upTo; number += 1) expect(there.has(number)).toBe(true);
        expect(there.has(upTo + 1)).toBe(false);
      }),
    );
  });
});

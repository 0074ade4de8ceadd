import { describe, expect, it } from 'vitest';
import { formatLeft, fractionLeft, leftMs, redrawEveryMs } from '../../../renderer/parts/countdown.ts';

const limit = { totalMs: 180_000, leftMs: 120_000 };

describe('leftMs', () => {
  it('counts from the arrival of the view', () => {
    expect(leftMs(limit, 1000, 1000)).toBe(120_000);
    expect(leftMs(limit, 1000, 31_000)).toBe(90_000);
  });

  it('stays between zero and the limit', () => {
    expect(leftMs(limit, 1000, 999_999)).toBe(0);
    expect(leftMs({ totalMs: 10, leftMs: 20 }, 0, 0)).toBe(10);
  });

  it('continues without a jump when the same screen is sent again', () => {
    const before = leftMs(limit, 0, 45_000);
    expect(leftMs({ totalMs: 180_000, leftMs: before }, 45_000, 45_000)).toBe(before);
  });
});

describe('formatLeft', () => {
  it.each([
    [161_000, '2:41'],
    [180_000, '3:00'],
    [60_000, '1:00'],
    [59_001, '1:00'],
    [59_000, '59'],
    [1, '1'],
    [0, '0'],
  ])('%i ms is %s', (left, words) => {
    expect(formatLeft(left)).toBe(words);
  });
});

describe('the ring', () => {
  it('is full at the start and empty at the end', () => {
    expect(fractionLeft(limit, 180_000)).toBe(1);
    expect(fractionLeft(limit, 0)).toBe(0);
    expect(fractionLeft({ totalMs: 0, leftMs: 0 }, 0)).toBe(0);
  });

  it('is redrawn neither too rarely nor too often', () => {
    expect(redrawEveryMs({ totalMs: 3000, leftMs: 0 })).toBe(33);
    expect(redrawEveryMs({ totalMs: 60_000, leftMs: 0 })).toBe(150);
    expect(redrawEveryMs(limit)).toBe(250);
  });
});

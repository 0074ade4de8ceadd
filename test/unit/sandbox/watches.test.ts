import { describe, expect, it } from 'vitest';
import { significantDigits } from '../../../sandbox/bank/customer.ts';
import { LookUpLimit } from '../../../sandbox/bank/look-up-limit.ts';
import { QuestionWatch } from '../../../sandbox/bank/question-watch.ts';

describe('questions about a status', () => {
  const regular = (...moments: number[]): boolean[] => {
    const watch = new QuestionWatch();
    return moments.map((atMs) => watch.ask('a', atMs).regular);
  };

  it('are measured from the previous one', () => {
    const watch = new QuestionWatch();
    expect(
      [watch.ask('a', 1000), watch.ask('b', 1500), watch.ask('a', 3500)].map(({ sinceLastMs }) => sinceLastMs),
    ).toEqual([null, null, 2500]);
  });

  it('are regular when three come at the same interval within a tenth', () => {
    expect(regular(0, 10_000, 20_000)).toEqual([false, false, true]);
    expect(regular(0, 10_000, 21_000)).toEqual([false, false, true]);
    expect(regular(0, 10_000, 21_001)).toEqual([false, false, false]);
    expect(regular(0, 10_000, 18_999)).toEqual([false, false, false]);
    expect(regular(0, 3000, 13_000, 23_000)).toEqual([false, false, false, true]);
  });

  it('keep that the final status was sent', () => {
    const watch = new QuestionWatch();
    watch.ask('a', 0);
    watch.finalSent('a');
    expect(watch.ask('a', 1)).toEqual({ sinceLastMs: 1, regular: false, finalSent: true });
    expect(watch.ask('b', 1).finalSent).toBe(false);
  });
});

describe('searches by phone number', () => {
  it("are limited within any minute, not by the clock's", () => {
    const limit = new LookUpLimit();
    const accept = (atMs: number): boolean => limit.accept('device', atMs, 2);
    expect([accept(0), accept(30_000), accept(59_999), accept(60_000), accept(61_000), accept(90_000)]).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('phone numbers', () => {
  it.each(['87077777777', '+77077777777', '77077777777', '7077777777', '8 (707) 777-77-77'])('%s', (text) => {
    expect(significantDigits(text)).toBe('7077777777');
  });

  it.each(['', '8707777777x', '187077777777', '707777777', '+87077777777'])('"%s" is none', (text) => {
    expect(significantDigits(text)).toBeNull();
  });
});

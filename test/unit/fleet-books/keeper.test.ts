import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duties, withNumbered, withStored, withTold, type Kept } from '../../../app/fleet/books/keeper.ts';

const ID = 'ALA-0001';
const numbered = (sequence: number, series = 'first-series'): Parameters<typeof withNumbered>[2] => ({
  series,
  sequence,
  print: `${series} ${sequence}`,
});

/** A keeper beside a machine whose messages get lost; every request is answered, and may be lost as well. */
function settle(
  lost: readonly boolean[],
  count: number,
): { readonly kept: Map<string, Kept>; readonly seen: number[] } {
  const kept = new Map<string, Kept>();
  const seen: number[] = [];
  const deliver = (sequence: number): void => {
    if (withNumbered(kept, ID, numbered(sequence)) === 'new') seen.push(sequence);
  };
  for (let sequence = 1; sequence <= count; sequence += 1) if (lost[sequence - 1] !== true) deliver(sequence);
  withTold(kept, ID, 'first-series', count);
  for (let nowMs = 0; nowMs < 100_000; nowMs += 1_000) {
    for (const duty of duties(kept, nowMs)) {
      if (duty.kind !== 'resend') continue;
      for (let sequence = duty.from; sequence <= duty.to; sequence += 1) deliver(sequence);
    }
  }
  return { kept, seen };
}

describe('the keeper of the books', () => {
  test('gets every message once, whichever the broker dropped, and confirms no number that it does not have', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), fc.integer({ min: 1, max: 80 }), (lost, count) => {
        const { kept, seen } = settle(lost, count);
        expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
        expect(kept.get(ID)?.confirmed).toBe(count);
      }),
    );
  });

  test('confirms only up to the first gap, and says each number once', () => {
    const kept = new Map<string, Kept>();
    for (const sequence of [1, 2, 4]) withNumbered(kept, ID, numbered(sequence));
    expect(duties(kept, 0)).toEqual([{ kind: 'confirm', kioskId: ID, series: 'first-series', upTo: 2 }]);
    expect(duties(kept, 0)).toEqual([]);
  });

  test('asks after a moment, then at ever longer intervals', () => {
    const kept = new Map<string, Kept>();
    withNumbered(kept, ID, numbered(1));
    withTold(kept, ID, 'first-series', 5);
    const asked: number[] = [];
    for (let nowMs = 0; nowMs <= 200_000; nowMs += 1_000) {
      const resend = duties(kept, nowMs).find(({ kind }) => kind === 'resend');
      if (resend !== undefined) asked.push(nowMs);
      if (resend !== undefined) expect(resend).toEqual({ kind: 'resend', kioskId: ID, from: 2, to: 5 });
    }
    expect(asked).toEqual([2_000, 12_000, 32_000, 72_000, 152_000]);
  });

  test('does not ask for what is arriving', () => {
    const kept = new Map<string, Kept>();
    withTold(kept, ID, 'first-series', 20);
    for (let sequence = 1; sequence <= 20; sequence += 1) {
      expect(duties(kept, sequence * 1_500).filter(({ kind }) => kind === 'resend')).toEqual([]);
      withNumbered(kept, ID, numbered(sequence));
    }
    expect(duties(kept, 60_000)).toEqual([{ kind: 'confirm', kioskId: ID, series: 'first-series', upTo: 20 }]);
  });

  test('counts what a machine dropped as accounted for', () => {
    const kept = new Map<string, Kept>();
    withNumbered(kept, ID, { ...numbered(9), from: 1 });
    expect(duties(kept, 0)).toEqual([{ kind: 'confirm', kioskId: ID, series: 'first-series', upTo: 9 }]);
  });

  test('begins anew with a new series of the outbox, and knows after its own restart what it has stored', () => {
    const kept = new Map<string, Kept>();
    withStored(kept, ID, 'first-series', 70);
    expect(withNumbered(kept, ID, numbered(70))).toBe('known');
    expect(withNumbered(kept, ID, numbered(71))).toBe('new');
    expect(withNumbered(kept, ID, numbered(1, 'second-series'))).toBe('new');
    expect(duties(kept, 0)).toEqual([{ kind: 'confirm', kioskId: ID, series: 'second-series', upTo: 1 }]);
    expect(kept.get(ID)?.books.twin).toBeNull();
  });

  test('notices two machines with one identity by a series that comes back, or by one number with two contents', () => {
    const back = new Map<string, Kept>();
    withNumbered(back, ID, numbered(1));
    withNumbered(back, ID, numbered(1, 'second-series'));
    expect(withNumbered(back, ID, numbered(2))).toBe('stale');
    expect(back.get(ID)?.books.twin).toBe('series');
    const same = new Map<string, Kept>();
    withNumbered(same, ID, numbered(1));
    expect(withNumbered(same, ID, { ...numbered(1), print: 'something else' })).toBe('known');
    expect(same.get(ID)?.books.twin).toBe('content');
    const dropped = new Map<string, Kept>();
    withNumbered(dropped, ID, numbered(1));
    withNumbered(dropped, ID, { ...numbered(1), from: 1, print: 'in the place of what was dropped' });
    expect(dropped.get(ID)?.books.twin).toBeNull();
  });
});

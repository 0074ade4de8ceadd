import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pauseMs } from '../../../app/fleet/outbox/limits.ts';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import { Outbox, type Draft, type Kept } from '../../../main/fleet/outbox/outbox.ts';

const LIMITS = { messages: 8, bytes: 100_000, keptMs: 90 * DAY_MS };

function draft(kind: Draft['class'], name = 'x'): Draft {
  return { topic: kind === 'money' ? 'sales' : 'events', class: kind, atMs: 1, body: JSON.stringify(name) };
}

function all(outbox: Outbox): readonly Kept[] {
  outbox.again(1, outbox.last);
  return outbox.unsent(0, 1_000);
}

/** Every number from the first that is not confirmed to the last, each in exactly one message. */
function expectNoGap(outbox: Outbox): void {
  let next: number | null = null;
  for (const { from, sequence } of all(outbox)) {
    if (next !== null) expect(from).toBe(next);
    expect(from).toBeLessThanOrEqual(sequence);
    next = sequence + 1;
  }
  if (next !== null) expect(next).toBe(outbox.last + 1);
}

describe('an outbox', () => {
  test('numbers messages from 1 and keeps them until they are confirmed', () => {
    const outbox = new Outbox(':memory:', LIMITS);
    for (const name of ['a', 'b', 'c']) expect(outbox.add(draft('money', name))).toBe(true);
    outbox.sent([1, 2, 3], 5);
    expect(outbox.unsent(0, 9)).toEqual([]);
    expect(outbox.again(2, 3)).toBe(2);
    expect(outbox.unsent(0, 9).map(({ sequence, body }) => [sequence, body])).toEqual([
      [2, '"b"'],
      [3, '"c"'],
    ]);
    expect(outbox.confirm(2)).toBe(true);
    expect(all(outbox).map(({ sequence }) => sequence)).toEqual([3]);
    expect(outbox.confirmed).toBe(2);
  });

  test('takes no confirmation of numbers that it never gave out', () => {
    const outbox = new Outbox(':memory:', LIMITS);
    outbox.add(draft('money'));
    expect(outbox.confirm(5_000)).toBe(false);
    expect(all(outbox)).toHaveLength(1);
  });

  test('drops the oldest telemetry before any sale, and says so under its number', () => {
    const outbox = new Outbox(':memory:', LIMITS);
    for (let at = 0; at < 4; at += 1) {
      outbox.add(draft('money'));
      outbox.add(draft('telemetry'));
    }
    expect(outbox.add(draft('money'))).toBe(true);
    expect(all(outbox).filter((one) => one.class === 'money')).toHaveLength(5);
    expect(
      all(outbox)
        .filter((one) => one.class === 'dropped')
        .map(({ sequence }) => sequence),
    ).toContain(2);
    expectNoGap(outbox);
  });

  test('refuses a sale rather than drop one that the broker has never had', () => {
    const outbox = new Outbox(':memory:', LIMITS);
    for (let at = 0; at < 8; at += 1) expect(outbox.add(draft('money'))).toBe(true);
    expect(outbox.hasRoom()).toBe(false);
    expect(outbox.add(draft('money'))).toBe(false);
    expect(outbox.last).toBe(8);
    outbox.sent([1, 2], 1);
    expect(outbox.hasRoom()).toBe(true);
  });

  test('forgets only what the broker has had for 90 days, oldest first', () => {
    const outbox = new Outbox(':memory:', LIMITS);
    for (const name of ['a', 'b', 'c']) outbox.add(draft('money', name));
    outbox.sent([1, 3], 0);
    outbox.expire(91 * DAY_MS);
    expect(all(outbox).map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  test('never skips a number and never drops an unsent sale, whatever happens', () => {
    const step = fc.oneof(
      fc.constantFrom('money' as const, 'telemetry' as const),
      fc.record({ kind: fc.constant('sent' as const), upTo: fc.nat(40) }),
      fc.record({ kind: fc.constant('confirm' as const), upTo: fc.nat(40) }),
      fc.record({ kind: fc.constant('expire' as const), at: fc.nat(200 * DAY_MS) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const outbox = new Outbox(':memory:', { ...LIMITS, messages: 5 });
        const owed = new Set<number>();
        for (const one of steps) {
          if (typeof one === 'string') {
            if (outbox.add(draft(one)) && one === 'money') owed.add(outbox.last);
          } else if (one.kind === 'sent') {
            for (let at = 1; at <= one.upTo; at += 1) owed.delete(at);
            outbox.sent(
              Array.from({ length: one.upTo }, (_, index) => index + 1),
              0,
            );
          } else if (one.kind === 'confirm') {
            if (outbox.confirm(one.upTo)) for (let at = 1; at <= one.upTo; at += 1) owed.delete(at);
          } else outbox.expire(one.at);
          const unsent = outbox.unsent(0, 100).filter((message) => message.class === 'money');
          expect(new Set(unsent.map(({ sequence }) => sequence))).toEqual(owed);
          expect(outbox.counts().unconfirmed).toBeLessThanOrEqual(5);
        }
        expectNoGap(outbox);
        outbox.close();
      }),
      { numRuns: 60 },
    );
  });
});

test('the pauses between attempts grow to five minutes and are spread', () => {
  expect([1, 2, 3, 4, 20].map((failures) => pauseMs(failures, 1))).toEqual([
    2_000,
    4_000,
    8_000,
    16_000,
    5 * MINUTE_MS,
  ]);
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const pause = pauseMs(failures, chance);
      expect(pause).toBeGreaterThanOrEqual(1_000);
      expect(pause).toBeLessThanOrEqual(5 * MINUTE_MS);
    }),
  );
});

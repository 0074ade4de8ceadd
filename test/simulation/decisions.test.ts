import { expect, test } from 'vitest';
import { Decisions } from './engine/decisions.ts';
import { play } from './run/play.ts';
import { shrink, SHRINK_LIMITS } from './run/shrink.ts';

function drawSome(decisions: Decisions): number[] {
  return [
    decisions.below('a', 100),
    decisions.fault('b', 0.5, 7),
    decisions.weighted('c', [1, 2, 3]),
    decisions.chance('d', 0.5) ? 1 : 0,
  ];
}

test('the same seed gives the same decisions, and its tape repeats them', () => {
  const first = Decisions.fromSeed(7);
  const drawn = drawSome(first);
  expect(drawSome(Decisions.fromSeed(7))).toEqual(drawn);
  expect(drawSome(Decisions.fromTape(first.values))).toEqual(drawn);
});

test('decisions after the end of a tape are harmless, and no value exceeds the highest', () => {
  expect(drawSome(Decisions.fromTape([]))).toEqual([0, 0, 0, 0]);
  expect(drawSome(Decisions.fromTape([500, 500, 500, 500]))).toEqual([99, 7, 2, 1]);
});

test('a simulation is the same for the same tape, to the last line of its trace', async () => {
  for (const kind of ['core', 'everything'] as const) {
    const drawn = Decisions.fromSeed(3);
    const first = await play(kind, drawn, true);
    const again = await play(kind, Decisions.fromTape(drawn.values), true);
    expect(first.trace.length).toBeGreaterThan(20);
    expect(again.trace).toEqual(first.trace);
  }
});

test('the harmless tape is a simulation in which every customer gets the paid products', async () => {
  const { reached, violation } = await play('core', Decisions.fromTape([]));
  expect(violation).toBeNull();
  expect(reached).toMatchObject({ 'owed': 0, 'refunded-direct': 0, 'nothing-paid': 0, 'walked-away': 0 });
  expect(reached.delivered).toBe(reached.sales);
  expect(reached.sales).toBeGreaterThan(5);
});

test('shrinking keeps the necessary decisions', async () => {
  const tape = [3, 0, 5, 40, 2, 9, 1, 0, 8];
  const shrunk = await shrink(tape, 'rule', async (candidate) => ({
    rule: (candidate[3] ?? 0) > 10 && (candidate[5] ?? 0) > 0 ? 'rule' : null,
    used: candidate,
    labels: [],
  }));
  expect(shrunk.tape).toHaveLength(6);
  expect(shrunk.tape.filter((value) => value > 0)).toHaveLength(2);
});

test('shrinking ends at its time limit with the best tape so far, and says so', async () => {
  let nowMs = 0;
  const tape = Array.from({ length: 2_000 }, (_, index) => 1 + (index % 9));
  const shrunk = await shrink(
    tape,
    'rule',
    async (candidate) => {
      nowMs += 1_000;
      return { rule: (candidate[700] ?? 0) > 0 ? 'rule' : null, used: candidate, labels: [] };
    },
    SHRINK_LIMITS,
    () => nowMs,
  );
  expect(shrunk).toMatchObject({ isCut: true, trials: SHRINK_LIMITS.timeMs / 1_000 });
  expect(shrunk.tape.length).toBeLessThan(tape.length);
  expect(shrunk.tape[700]).toBeGreaterThan(0);
});

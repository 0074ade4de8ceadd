import { expect, test } from 'vitest';
import { Decisions } from './engine/decisions.ts';
import { play } from './run/play.ts';
import { CAUGHT } from './mutations/caught.ts';
import { playMutated } from './mutations/child.ts';
import { MUTATIONS } from './mutations/list.ts';

const LIMIT_MS = 600_000;

test('every broken program is caught by its seed', { timeout: LIMIT_MS }, async () => {
  const jobs = MUTATIONS.map(({ name, kind }) => {
    const seed = CAUGHT[name]?.seed ?? 1;
    return { name, kind, from: seed, to: seed + 1 };
  });
  const found = new Map<string, unknown>();
  await playMutated(jobs, ({ name, from }, result) => {
    const isCaught = 'caught' in result && result.caught !== null;
    found.set(name, isCaught ? { seed: from, rule: result.caught?.rule } : result);
  });
  expect(Object.fromEntries(found), 'after a change of the product: npm run simulate -- mutations').toEqual(CAUGHT);
});

test('the unchanged program follows every rule with the same seeds', { timeout: LIMIT_MS }, async () => {
  for (const { name, kind } of MUTATIONS) {
    const { violation } = await play(kind, Decisions.fromSeed(CAUGHT[name]?.seed ?? 1));
    expect(violation, name).toBeNull();
  }
});

test('a mutation whose original text is missing does not count as caught', async () => {
  const results: unknown[] = [];
  await playMutated([{ name: 'no-such-mutation', kind: 'core', from: 1, to: 2 }], (_job, result) =>
    results.push(result),
  );
  expect(results).toEqual([{ error: 'no mutation is called no-such-mutation' }]);
});

import { expect, test } from 'vitest';
import { Decisions } from './engine/decisions.ts';
import { play } from './run/play.ts';
import { CAUGHT } from './mutations/caught.ts';
import { fewAtATime, playMutated } from './mutations/child.ts';
import { MUTATIONS } from './mutations/list.ts';

const LIMIT_MS = 600_000;
const AT_A_TIME = 2;

test('every broken program is caught by its seed', { timeout: LIMIT_MS }, async () => {
  const found = await fewAtATime(MUTATIONS, AT_A_TIME, async ({ name, kind }) => {
    const seed = CAUGHT[name]?.seed ?? 1;
    const caught = await playMutated(name, kind, seed, seed + 1);
    return [name, caught === null ? null : { seed, rule: caught.rule }] as const;
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
  await expect(playMutated('no-such-mutation', 'core', 1, 2)).rejects.toThrow('no mutation is called');
});

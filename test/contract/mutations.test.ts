import { expect, test } from 'vitest';
import { CAUGHT } from '../simulation/mutations/caught.ts';
import { mutationsDocument } from '../simulation/mutations/document.ts';
import { MUTATIONS } from '../simulation/mutations/list.ts';
import { read } from './repository.ts';

test('resources/docs/mutations.md is what the list says; made by: npm run -s simulate -- mutations --list > resources/docs/mutations.md', () => {
  expect(read('resources/docs/mutations.md')).toBe(mutationsDocument());
});

test('every broken program has its own name, a reason, and a seed', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
  expect(MUTATIONS.filter(({ why }) => why.length < 10 || why.includes('|'))).toEqual([]);
  expect(Object.keys(CAUGHT).sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
});

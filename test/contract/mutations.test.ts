import { expect, test } from 'vitest';
import { CAUGHT } from '../simulation/mutations/caught.ts';
import { mutationsDocument } from '../simulation/mutations/document.ts';
import { MUTATIONS } from '../simulation/mutations/list.ts';
import { placesOf } from '../simulation/mutations/places.ts';
import { read } from './repository.ts';

test('resources/docs/mutations.md matches the list; made by: npm run -s simulate -- mutations --list > resources/docs/mutations.md', () => {
  expect(read('resources/docs/mutations.md')).toBe(mutationsDocument());
});

test('every broken program has its own name, a reason, and a seed', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
  expect(MUTATIONS.filter(({ why }) => why.length < 10 || why.includes('|'))).toEqual([]);
  expect(Object.keys(CAUGHT).sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
});

test('the original text of every mutation occurs exactly once in its file', () => {
  const elsewhere = MUTATIONS.filter(({ from, file }) => placesOf(from, read(file)).length !== 1);
  expect(elsewhere.map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
});

test.each([
  ['as it is', 'if (a) return b;'],
  ['broken into lines', 'if (\n  a\n)\n  return b;'],
  ['with the comma of a formatter', 'if (a,) return b;'],
])('a place is found %s', (_, source) => {
  expect(placesOf('  if (a) return b;', `x; ${source} y;`)).toEqual([{ start: 3, end: 3 + source.length }]);
  expect(placesOf('if (a,) return b;', source)).toHaveLength(1);
});

test('spaces and separators between words are significant', () => {
  expect(placesOf('return b', 'returnb')).toEqual([]);
  expect(placesOf('a.b', 'a-b')).toEqual([]);
});

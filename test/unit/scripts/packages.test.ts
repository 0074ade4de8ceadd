import { describe, expect, test } from 'vitest';
import { matches, missingPackages } from '../../../scripts/setup/packages.mjs';

const locked = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-for-windows': { version: '2.0.0', integrity: 'sha512-w', optional: true },
};

describe('what is missing from an install', () => {
  test('nothing, if every package for this platform is there', () => {
    expect(missingPackages(locked, (folder) => folder === 'node_modules/a')).toEqual([]);
  });

  test('a package whose folder is gone', () => {
    expect(missingPackages(locked, () => false)).toEqual(['node_modules/a']);
  });
});

describe('an install somebody made by hand', () => {
  test('is taken if it is the one of the lock file', () => {
    expect(matches(locked, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } })).toBe(true);
  });

  test.each([
    ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
    ['a missing package', {}],
  ])('is not taken with %s', (_, installed) => {
    expect(matches(locked, installed)).toBe(false);
  });
});

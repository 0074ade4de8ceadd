import { describe, expect, test } from 'vitest';
import { matches, missingPackages } from '../../../scripts/setup/packages.mjs';

const locked = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-for-windows': { version: '2.0.0', integrity: 'sha512-w', optional: true },
};

describe('missing packages', () => {
  test('none if every package for this platform is installed', () => {
    expect(missingPackages(locked, (folder) => folder === 'node_modules/a')).toEqual([]);
  });

  test('a package without its folder', () => {
    expect(missingPackages(locked, () => false)).toEqual(['node_modules/a']);
  });
});

describe('an install made by hand', () => {
  test('is accepted if it matches the lock file', () => {
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

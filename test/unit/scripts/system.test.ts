import { describe, expect, test } from 'vitest';
import { missingNeeds, packageNames } from '../../../scripts/setup/system.ts';

const nothing = () => false;
const everything = () => true;

describe('missing needs of the system', () => {
  test('none if everything is installed', () => {
    expect(missingNeeds(['runtime', 'display', 'tests', 'compiler'], everything, everything)).toEqual([]);
  });

  test('only the needs of the command are checked', () => {
    const names = missingNeeds(['display'], nothing, nothing).map((need) => need.package);
    expect(names).toEqual(['xvfb', 'matchbox-window-manager']);
  });

  test('a need named twice is missing once', () => {
    expect(missingNeeds(['runtime', 'runtime'], nothing, everything)).toHaveLength(4);
  });
});

describe('names of packages', () => {
  const needs = missingNeeds(['runtime', 'display'], nothing, nothing);

  test('are the plain ones on Debian 12', () => {
    expect(packageNames(needs, nothing)).toContain('libgtk-3-0');
  });

  test('follow the change to 64-bit time on releases that made it', () => {
    const known = (name: string) => ['libgtk-3-0t64', 'libasound2t64'].includes(name);
    expect(packageNames(needs, known)).toEqual([
      'libgtk-3-0t64',
      'libnss3',
      'libgbm1',
      'libasound2t64',
      'xvfb',
      'matchbox-window-manager',
    ]);
  });
});

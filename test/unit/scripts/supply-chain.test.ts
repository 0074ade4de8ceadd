import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { supplyChainFindings } from '../../../scripts/test/supply-chain.ts';
import { ROOT } from '../../../scripts/setup/project.ts';

const NPMRC = readFileSync(join(ROOT, '.npmrc'), 'utf8');
const SOUND = {
  version: '1.0.0',
  integrity: `sha512-${'A'.repeat(86)}==`,
  license: 'MIT',
};

function findings(changed: object, npmrc = NPMRC): readonly string[] {
  const packages = { '': { name: 'sauda' }, 'node_modules/one': { ...SOUND, ...changed } };
  return supplyChainFindings(JSON.stringify({ lockfileVersion: 3, packages }), npmrc);
}

test('the repository’s own lock file is sound', () => {
  expect(supplyChainFindings(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'), NPMRC)).toEqual([]);
});

test.each([
  ['no hash of its contents', { integrity: undefined }, 'node_modules/one has no SHA-512 of its contents'],
  ['a weak hash', { integrity: 'sha1-AAAA' }, 'node_modules/one has no SHA-512 of its contents'],
  ['another origin', { resolved: 'git+ssh://git@example.com/one.git' }, 'node_modules/one comes from git+ssh'],
  ['another registry', { resolved: 'https://packages.example.com/one.tgz' }, 'node_modules/one comes from https'],
  ['a script at its installation', { hasInstallScript: true }, 'node_modules/one wants to run a script'],
  ['what one npm writes and another removes', { libc: ['musl'] }, 'node_modules/one has "libc"'],
  ['a licence that nobody has read', { license: 'SSPL-1.0' }, 'node_modules/one has the licence "SSPL-1.0"'],
  ['no licence', { license: undefined }, 'node_modules/one has the licence ""'],
])('a package with %s is reported', (_what, changed, sentence) => {
  expect(findings({})).toEqual([]);
  expect(findings(changed)).toEqual([expect.stringContaining(sentence)]);
});

test('settings that let packages run their scripts are reported', () => {
  expect(findings({}, 'save-exact=true\n')).toEqual([expect.stringContaining('ignore-scripts')]);
});

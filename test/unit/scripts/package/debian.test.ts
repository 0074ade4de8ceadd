import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDebianPackage } from '../../../../scripts/package/debian.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-deb-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const DATE_S = 1_790_000_000;

/** What stands for the application: a program, a library, the helper, and a file. */
function application(name: string, { mode, ageS }: { readonly mode: number; readonly ageS: number }): string {
  const folder = join(directory, name);
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const file of ['sauda', 'chrome-sandbox', 'libEGL.so', 'resources/app.asar']) {
    const path = join(folder, file);
    writeFileSync(path, `this is ${file}`);
    chmodSync(path, /^(sauda|chrome)/.test(file) ? mode | 0o100 : mode);
    utimesSync(path, DATE_S - ageS, DATE_S - ageS);
  }
  return folder;
}

async function packed(folder: string, output: string): Promise<string> {
  const path = join(directory, output);
  mkdirSync(path);
  return makeDebianPackage({
    application: folder,
    arch: 'x64',
    version: '1.2.3',
    dateS: DATE_S,
    copyright: 'everybody\n',
    compression: 'fast',
    output: path,
  });
}

test('a package has the same bytes whoever makes it, whenever and from whichever clone', async () => {
  const one = await packed(application('one', { mode: 0o600, ageS: 99_999 }), 'first');
  const two = await packed(application('two', { mode: 0o644, ageS: -99_999 }), 'second');
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
});

test('its files are root’s, its programs can be started, and nobody else can write them', async () => {
  const file = await packed(application('one', { mode: 0o600, ageS: 0 }), 'first');
  const listed = execFileSync('dpkg-deb', ['-c', file], { encoding: 'utf8' }).trim().split('\n');
  const rights = new Map(
    listed.map((line): [string, string] => [line.split(/\s+/)[5] ?? '', line.split(/\s+/).slice(0, 2).join(' ')]),
  );
  expect(rights.get('./opt/Sauda/sauda')).toBe('-rwxr-xr-x root/root');
  expect(rights.get('./opt/Sauda/chrome-sandbox')).toBe('-rwsr-xr-x root/root');
  expect(rights.get('./opt/Sauda/libEGL.so')).toBe('-rw-r--r-- root/root');
  expect(rights.get('./usr/bin/sauda')).toBe('-rwxr-xr-x root/root');
  for (const [path, right] of rights) expect(right, path).toMatch(/^[-d]r[w-][xs-]r-[x-]r-[x-] root\/root$/);
  // The data are of the machine, not of the package: nothing of it is unpacked there, and so nothing removed.
  expect([...rights.keys()].filter((path) => /^\.\/(var|etc|home|run)\//.test(path))).toEqual([]);
});

test('it says what it is and what it needs on Debian 12, Debian 13 and Ubuntu 24.04', async () => {
  const file = await packed(application('one', { mode: 0o600, ageS: 0 }), 'first');
  const field = (name: string): string => execFileSync('dpkg-deb', ['-f', file, name], { encoding: 'utf8' }).trim();
  expect(file).toMatch(/sauda_1\.2\.3_amd64\.deb$/);
  expect([field('Package'), field('Version'), field('Architecture')]).toEqual(['sauda', '1.2.3', 'amd64']);
  expect(field('Depends')).toContain('libgtk-3-0 | libgtk-3-0t64');
  expect(field('Depends')).toContain('libasound2 | libasound2t64');
});

test('no script of the package touches the money: neither its removal nor its purge', async () => {
  const file = await packed(application('one', { mode: 0o600, ageS: 0 }), 'first');
  const control = join(directory, 'control');
  execFileSync('dpkg-deb', ['-e', file, control]);
  for (const name of ['prerm', 'postrm']) {
    const script = readFileSync(join(control, name), 'utf8').replaceAll(/^\s*#.*$/gm, '');
    expect(script, name).not.toMatch(/\/var|\/etc\/sauda\b(?!-system)|rm -r|userdel|deluser/);
    execFileSync('sh', ['-n', join(control, name)]);
  }
  execFileSync('sh', ['-n', join(control, 'postinst')]);
});

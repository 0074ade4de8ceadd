import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { makeFolders } from '../../../main/files/make-folders.ts';

const OWNER_ONLY = 0o700;
const MODULE = join(ROOT, 'main', 'files', 'make-folders.ts');
/** Far more than the try takes; a loop is ended then. */
const LOOP_MS = 20_000;
const root = mkdtempSync(join(tmpdir(), 'sauda-folders-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('every missing folder is made, for the owner only, and an existing one is unchanged', () => {
  const folder = join(root, 'a', 'b', 'c');
  makeFolders(folder, OWNER_ONLY);
  if (process.platform !== 'win32')
    for (const made of [join(root, 'a'), folder]) expect(statSync(made).mode & 0o777).toBe(OWNER_ONLY);
  const open = join(root, 'open');
  mkdirSync(open, { mode: 0o755 });
  const before = statSync(open).mode;
  makeFolders(open, OWNER_ONLY);
  expect(statSync(open).mode).toBe(before);
});

test('a file in the way is reported', () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  expect(() => {
    makeFolders(file, OWNER_ONLY);
  }).toThrow('EEXIST');
  expect(() => {
    makeFolders(join(file, 'below'), OWNER_ONLY);
  }).toThrow(/EEXIST|ENOTDIR/);
});

test.runIf(process.platform === 'linux')(
  'a place where nothing can be made is reported and named, and does not loop',
  () => {
    const script = `import { makeFolders } from ${JSON.stringify(MODULE)};
    try { makeFolders('/proc/x/browser', ${String(OWNER_ONLY)}); } catch (error) { process.stdout.write(error.message); }`;
    // In a process of its own: a loop could not be ended in this one.
    const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: LOOP_MS,
    });
    expect({ stdout, signal }).toEqual({
      stdout: expect.stringMatching(/^ENOENT: .*mkdir '\/proc\/x'$/),
      signal: null,
    });
  },
);

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { makeFolder } from '../../../sandbox/pki/make-folder.ts';

const OWNER_ONLY = 0o700;
const MODULE = join(ROOT, 'sandbox', 'pki', 'store.ts');
/** Far more than the try takes; a loop is ended then. */
const LOOP_MS = 20_000;
const root = mkdtempSync(join(tmpdir(), 'sauda-folder-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('every missing folder is made, for the owner alone; a file in the way is reported', async () => {
  const folder = join(root, 'a', 'b');
  await makeFolder(folder, OWNER_ONLY);
  await makeFolder(folder, OWNER_ONLY);
  if (process.platform !== 'win32')
    for (const made of [join(root, 'a'), folder]) expect(statSync(made).mode & 0o777).toBe(OWNER_ONLY);
  const file = join(root, 'file');
  writeFileSync(file, '');
  await expect(makeFolder(file, OWNER_ONLY)).rejects.toThrow('EEXIST');
});

test.runIf(process.platform === 'linux')(
  'a place where nothing can be made is reported and named, and does not loop',
  () => {
    const script = `import { openPki } from ${JSON.stringify(MODULE)};
    await openPki('/proc/x/sandbox', new Date()).catch((error) => { process.stdout.write(error.message); });`;
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

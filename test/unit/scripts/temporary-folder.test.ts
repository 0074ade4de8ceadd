import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withTemporaryFolder } from '../../../scripts/test/temporary-folder.ts';

const PLENTY = 1e12;
/** Above the largest number of a process. */
const NOBODY = 4_194_305;

let memory: string;
beforeEach(() => {
  memory = mkdtempSync(join(tmpdir(), 'sauda-memory-'));
});
afterEach(() => {
  rmSync(memory, { recursive: true, force: true });
});

test('the folder is open to every user, and gone with what is in it when the work ends', async () => {
  const found = await withTemporaryFolder(
    (folder) => {
      writeFileSync(join(folder, 'a-file'), '');
      return Promise.resolve({ folder, mode: statSync(folder).mode & 0o7777 });
    },
    { folder: memory, freeBytes: PLENTY },
  );
  expect(found.folder.startsWith(join(memory, `sauda-tests-${String(process.pid)}-`))).toBe(true);
  expect(found.mode).toBe(0o1777);
  expect(readdirSync(memory)).toEqual([]);
});

test('work that fails leaves nothing', async () => {
  const failing = withTemporaryFolder(() => Promise.reject(new Error('failed')), { folder: memory, freeBytes: PLENTY });
  await expect(failing).rejects.toThrow('failed');
  expect(readdirSync(memory)).toEqual([]);
});

test.each([
  ['little free memory', () => ({ folder: memory, freeBytes: 5e9 })],
  ['no such folder', () => ({ folder: join(memory, 'missing'), freeBytes: PLENTY })],
])('with %s the system’s folder is used, and stays', async (_what, place) => {
  expect(await withTemporaryFolder((folder) => Promise.resolve(folder), place())).toBe(tmpdir());
  expect(existsSync(tmpdir())).toBe(true);
  expect(readdirSync(memory)).toEqual([]);
});

test('what a killed run left is removed, and that of a running one stays', async () => {
  const running = `sauda-tests-${String(process.ppid)}-abc`;
  for (const name of [`sauda-tests-${String(NOBODY)}-abc`, running, 'of-another-program'])
    mkdirSync(join(memory, name));
  await withTemporaryFolder(() => Promise.resolve(), { folder: memory, freeBytes: PLENTY });
  expect(readdirSync(memory).toSorted()).toEqual(['of-another-program', running]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unfinishedPaperIn } from '../../../main/peripherals/unfinished-paper.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-paper-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a paper begun in one run is found by the next', async () => {
  expect(await unfinishedPaperIn(folder).isUnfinished()).toBe(false);
  await unfinishedPaperIn(folder).note(true);
  expect(await unfinishedPaperIn(folder).isUnfinished()).toBe(true);
  await unfinishedPaperIn(folder).note(false);
  expect(await unfinishedPaperIn(folder).isUnfinished()).toBe(false);
});

test('a read-only folder does not prevent printing', async () => {
  await unfinishedPaperIn(join(folder, 'missing')).note(true);
  expect(await unfinishedPaperIn(join(folder, 'missing')).isUnfinished()).toBe(false);
});

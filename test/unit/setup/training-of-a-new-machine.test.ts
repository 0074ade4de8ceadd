import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trainingKindOf } from '../../../main/setup/setup-run.ts';

let mainDirectory: string;
beforeEach(() => {
  mainDirectory = mkdtempSync(join(tmpdir(), 'sauda-training-'));
});
afterEach(() => {
  rmSync(mainDirectory, { recursive: true, force: true });
});

test('a machine that the wizard has set up is trained on with its own products, and offers nobody a set-up', () => {
  const own = join(mainDirectory, 'kiosk.yaml');
  writeFileSync(own, 'version: 1\n');
  const expected = { configFile: own, setup: null, offered: null };
  expect(trainingKindOf({ configFile: null }, { mainDirectory })).toEqual(expected);
  expect(trainingKindOf({ configFile: own }, { mainDirectory })).toEqual(expected);
});

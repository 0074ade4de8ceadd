import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runKindOf } from '../../../../main/setup/setup-run.ts';
import { readSetupRecord } from '../../../../main/setup/setup-file.ts';
import { SetupFiles } from './harness.ts';

const ANSWERS = { contract: 'lite', organizationBin: null, baseUrl: 'https://a.kz/r1', deviceId: 'K' } as const;

let files: SetupFiles;
beforeEach(() => {
  files = new SetupFiles();
});
afterEach(() => {
  files.dispose();
});

test('a wizard that was left for one configuration neither stops a machine with another nor answers for it', async () => {
  await files.run({ kind: 'save', answer: { changes: [], answers: ANSWERS, key: null } }, () => undefined);
  await files.keep('devices');
  const other = join(files.folder, 'other.yaml');
  const start = (configFile: string, setup = false) => runKindOf({ configFile, setup }, files.dataDirectory);
  expect(start(other)).toEqual({ configFile: other, setup: null, offered: null });
  expect(start(other, true).setup?.at).toBe('language');
  expect(readSetupRecord({ dataDirectory: files.dataDirectory, file: other }).answers.contract).toBeNull();
  expect(start(files.file).setup?.at).toBe('devices');
});

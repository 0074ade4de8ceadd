import { afterEach, beforeEach, expect, test } from 'vitest';
import { runKindOf } from '../../../../main/setup/setup-run.ts';
import { SetupFiles } from './harness.ts';

const ANSWERS = { contract: 'lite', organizationBin: null, baseUrl: 'https://a.kz/r1', deviceId: 'K' } as const;

let files: SetupFiles;
beforeEach(() => {
  files = new SetupFiles();
});
afterEach(() => {
  files.dispose();
});

test('somebody saves and goes on at once: the answer and the step are both on disk', async () => {
  const saved = files.run(
    { kind: 'save', answer: { changes: [], answers: ANSWERS, apiKey: null } },
    (outcome) => void expect(outcome.why).toBeNull(),
  );
  await Promise.all([saved, files.keep('devices')]);
  expect(runKindOf({ configFile: files.file, setup: false }, files.dataDirectory).setup?.at).toBe('devices');
  await files.read();
  expect(files.events.filter(({ kind }) => kind === 'setup-unkept')).toEqual([]);
  expect(files.events.at(-1)).toMatchObject({ kind: 'setup-read', facts: { answers: ANSWERS } });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SetupOutcome } from '../../../../app/service/doors/setup/types.ts';
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
  const outcomes: SetupOutcome[] = [];
  const saved = files.run(
    { kind: 'save', answer: { changes: [], answers: ANSWERS, key: null } },
    (outcome) => void outcomes.push(outcome),
  );
  await Promise.all([saved, files.keep('devices')]);
  expect(outcomes).toMatchObject([{ why: null }]);
  expect(runKindOf({ configFile: files.file, setup: false }, files.dataDirectory).setup?.at).toBe('devices');
  await files.read();
  expect(files.events.filter(({ kind }) => kind === 'setup-unkept')).toEqual([]);
  expect(files.events.at(-1)).toMatchObject({ kind: 'setup-read', facts: { answers: ANSWERS } });
});

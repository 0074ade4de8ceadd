import { expect, test } from 'vitest';
import { problem, type Problem } from '../../../../app/problem.ts';
import { SetupFiles } from './harness.ts';

const KASPI = { scheme: 'lite', baseUrl: 'https://a.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' };

function bankThatSays(...answers: readonly (Problem | null)[]) {
  const left = [...answers];
  return new SetupFiles({
    tryPayment: () => {
      const answer = left.shift() ?? null;
      return Promise.resolve(answer === null ? { ok: true, value: undefined } : { ok: false, error: answer });
    },
  });
}
const typeKey = (files: SetupFiles) =>
  files.run(
    { kind: 'save', answer: { changes: [], answers: null, key: { of: 'kaspi', text: 'ANOTHER-KEY' } } },
    () => undefined,
  );
const trials = ({ events }: SetupFiles) =>
  events.flatMap((event) => (event.kind === 'setup-tried' ? [event.trial] : []));

test('the bank refuses a key, and it is asked again with the next one, although the configuration stays', async () => {
  const files = bankThatSays(problem('api-key-refused'), null);
  await files.write([{ kind: 'set', path: ['payment', 'kaspi'], before: undefined, after: KASPI }]);
  await typeKey(files);
  expect(trials(files)).toMatchObject([null, { problem: { reason: 'api-key-refused' } }, null, { problem: null }]);
  files.dispose();
});

test('a key before the address asks nobody yet', async () => {
  const files = bankThatSays();
  await typeKey(files);
  expect(trials(files)).toEqual([]);
  files.dispose();
});

test('a trial that fails unexpectedly is told like any other', async () => {
  const files = new SetupFiles({ tryPayment: () => Promise.reject(new Error('no vault')) });
  await files.write([{ kind: 'set', path: ['payment', 'kaspi'], before: undefined, after: KASPI }]);
  expect(trials(files).at(-1)).toMatchObject({
    problem: { reason: 'internal-error', parameters: { detail: 'no vault' } },
  });
  files.dispose();
});

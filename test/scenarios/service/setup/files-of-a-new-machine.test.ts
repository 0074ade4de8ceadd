import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SavedAnswer, SetupOutcome } from '../../../../app/service/doors/setup/types.ts';
import type { ConfigChange } from '../../../../app/config/change.ts';
import { problem } from '../../../../app/problem.ts';
import { loadConfig } from '../../../../main/config/load-config.ts';
import { runKindOf } from '../../../../main/setup/setup-run.ts';
import { SetupFiles } from './harness.ts';

const NAME: ConfigChange = { kind: 'set', path: ['operator', 'name'], before: undefined, after: 'Вода' };
const LITE = { contract: 'lite', organizationBin: null, baseUrl: 'https://a.kz/r1', deviceId: 'K' } as const;

let files: SetupFiles;
beforeEach(() => {
  files = new SetupFiles();
});
afterEach(() => {
  files.dispose();
});

async function save(answer: Partial<SavedAnswer>): Promise<SetupOutcome | undefined> {
  const outcomes: SetupOutcome[] = [];
  await files.run(
    { kind: 'save', answer: { changes: [], answers: null, key: null, ...answer } },
    (outcome) => void outcomes.push(outcome),
  );
  return outcomes[0];
}
const kind = (setup = false) => runKindOf({ configFile: files.file, setup }, files.dataDirectory);

test('nothing is written before the first answer, and every answer leaves a configuration that can be loaded', async () => {
  await files.read();
  expect(existsSync(files.file)).toBe(false);
  expect(await save({ changes: [NAME] })).toEqual({ kind: 'saved', changes: [NAME], why: null });
  expect(files.text()).toContain('# The configuration of this machine');
  expect(loadConfig(files.file)).toMatchObject({ ok: true, value: { operator: { name: 'Вода' } } });
  await save({ changes: [{ ...NAME, path: ['operator', 'contact'], after: '+7 701' }] });
  expect(loadConfig(files.file)).toMatchObject({ ok: true, value: { operator: { name: 'Вода', contact: '+7 701' } } });
  // The version before lies beside it.
  expect(existsSync(join(dirname(files.file), 'backups'))).toBe(true);
});

test('where the wizard stands and what was answered outlast a power cut', async () => {
  await save({ answers: LITE });
  await files.keep('devices');
  expect(kind().setup).toEqual({ file: files.file, at: 'devices' });
  await files.read();
  expect(files.events.at(-1)).toMatchObject({ kind: 'setup-read', facts: { answers: LITE } });
});

test('the step is on disk before the machine restarts, and a disk that refuses leaves it running with a sentence', async () => {
  await files.keep('trade-point', true);
  expect(files.endings).toEqual(['restart']);
  expect(kind().setup?.at).toBe('trade-point');
  mkdirSync(join(files.dataDirectory, 'setup.json.new'));
  await files.keep('products', true);
  expect(files.endings).toEqual(['restart']);
  expect(files.events.at(-1)).toMatchObject({ kind: 'setup-unkept', why: { kind: 'not-written' } });
});

test('an ApiKey lies in a file of its own, for this user alone', async () => {
  await save({ key: { of: 'kaspi', text: 'SECRET-KEY-1' } });
  const file = join(dirname(files.file), 'secrets', 'api-key');
  expect(readFileSync(file, 'utf8')).toBe('SECRET-KEY-1\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(files.events.at(-1)).toMatchObject({ kind: 'setup-read', facts: { keys: ['kaspi'] } });
});

test('what somebody wrote into the file meanwhile is not overwritten', async () => {
  await save({ changes: [NAME] });
  writeFileSync(files.file, files.text().replace('name: Вода', 'name: Сок'));
  const outcome = await save({ changes: [{ ...NAME, before: 'Вода', after: 'Чай' }] });
  expect(outcome?.why).toMatchObject({ kind: 'conflict', conflict: { key: 'operator.name', found: 'Сок' } });
  expect(files.text()).toContain('name: Сок');
});

test('a configuration that the rules refuse is told, with its key, and stays as it is', async () => {
  mkdirSync(dirname(files.file), { recursive: true });
  writeFileSync(files.file, 'version: 1\nlanguages: [de]\n');
  await files.read();
  expect(files.events).toMatchObject([
    { kind: 'setup-unread', why: { kind: 'refused', problem: { reason: 'config-invalid' } } },
  ]);
  expect(files.text()).toBe('version: 1\nlanguages: [de]\n');
});

test('the way to pay is written and tried, and what the bank says is told', async () => {
  const refused = new SetupFiles({
    tryPayment: () => Promise.resolve({ ok: false, error: problem('api-key-refused') }),
  });
  const kaspi = { scheme: 'lite', baseUrl: 'https://a.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' };
  await refused.write([{ kind: 'set', path: ['payment', 'kaspi'], before: undefined, after: kaspi }]);
  expect(refused.events).toMatchObject([
    { kind: 'setup-written', why: null },
    { kind: 'setup-tried', trial: null },
    { kind: 'setup-tried', trial: { problem: { reason: 'api-key-refused' } } },
  ]);
  refused.dispose();
});

test('a damaged record of the wizard begins it anew, and a finished one starts a machine that sells', async () => {
  await files.keep('devices');
  writeFileSync(join(files.dataDirectory, 'setup.json'), '{"isUnderWay": tr');
  expect(kind(true).setup?.at).toBe('language');
  expect(kind().setup).toBeNull();
});

test('the wizard of a machine without --config writes into the data directory, where the next start finds it', () => {
  const own = join(files.dataDirectory, 'kiosk.yaml');
  const without = () => runKindOf({ configFile: null, setup: false }, files.dataDirectory);
  expect(without()).toEqual({ configFile: null, setup: null, offered: own });
  writeFileSync(own, 'version: 1\n');
  expect(without()).toEqual({ configFile: own, setup: null, offered: null });
  expect(runKindOf({ configFile: null, setup: true }, files.dataDirectory).setup).toEqual({
    file: own,
    at: 'language',
  });
});

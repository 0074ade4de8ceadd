import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paymentChanges } from '../../../../app/service/setup/payment-changes.ts';
import { SetupFiles } from './harness.ts';

const ANSWERS = { contract: 'lite', organizationBin: null, baseUrl: 'https://test.kz/r1', deviceId: 'K' } as const;
const KASPI = { scheme: 'lite', baseUrl: 'https://test.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' };

let files: SetupFiles;
beforeEach(() => {
  files = new SetupFiles();
});
afterEach(() => {
  files.dispose();
});

test('the bank’s address is changed by hand after the wizard: the wizard, opened again, takes it as it is', async () => {
  await files.run(
    { kind: 'save', answer: { changes: [], answers: ANSWERS, key: { of: 'kaspi', text: 'KEY-1' } } },
    () => undefined,
  );
  await files.write([{ kind: 'set', path: ['payment', 'kaspi'], before: undefined, after: KASPI }]);
  await files.read();
  writeFileSync(files.file, files.text().replace('https://test.kz/r1', 'https://bank.kz/r1'));
  await files.read();
  const read = files.events.at(-1);
  if (read?.kind !== 'setup-read') throw new Error('not read');
  expect(paymentChanges(read.facts)).toEqual([]);
});

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endSetup } from '../../../../main/service/setup/wizard-effects.ts';
import { runKindOf } from '../../../../main/setup/setup-run.ts';
import { SetupFiles } from './harness.ts';

let files: SetupFiles;
beforeEach(() => {
  files = new SetupFiles();
});
afterEach(() => {
  files.dispose();
});

const start = () => runKindOf({ configFile: files.file, setup: true }, files.dataDirectory);
const save = () =>
  files.run(
    {
      kind: 'save',
      answer: {
        changes: [{ kind: 'set', path: ['operator', 'name'], before: undefined, after: 'Вода' }],
        answers: null,
        key: null,
      },
    },
    () => undefined,
  );

test('every start has --setup: the wizard opens until it is over, and then the machine sells', async () => {
  expect(start().setup?.at).toBe('language');
  await save();
  await files.keep('products', true);
  expect(start().setup?.at).toBe('products');
  await endSetup(files.ports);
  expect(files.endings).toEqual(['restart', 'restart']);
  expect(start()).toEqual({ configFile: files.file, setup: null, offered: null });
  expect(start().setup).toBeNull();
});

test('its door in the menu opens it again, and a wizard whose configuration is gone is not over', async () => {
  await save();
  await endSetup(files.ports);
  await files.run({ kind: 'start' }, () => undefined);
  expect(start().setup).not.toBeNull();
  await endSetup(files.ports);
  rmSync(dirname(files.file), { recursive: true });
  expect(start().setup).not.toBeNull();
});

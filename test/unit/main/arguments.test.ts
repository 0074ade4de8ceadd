import { expect, test } from 'vitest';
import { readArguments, refusalInField } from '../../../main/arguments.ts';

test('in the field neither the gallery nor a Chromium without its sandbox', () => {
  const developer = { isPackaged: false, hasNoSandbox: true, gallery: true };
  expect(refusalInField(developer)).toBeNull();
  expect(refusalInField({ ...developer, isPackaged: true })).toContain('--no-sandbox');
  expect(refusalInField({ isPackaged: true, hasNoSandbox: false, gallery: true })).toContain('--gallery');
  expect(refusalInField({ isPackaged: true, hasNoSandbox: false, gallery: false })).toBeNull();
});

test("our options among Chromium's", () => {
  expect(readArguments(['--no-sandbox', '--bench', '--data-dir=/tmp/x', '--windowed', '--remote-debugging-port=0'])).toEqual({
    ok: true,
    value: { configFile: null, dataDirectory: '/tmp/x', windowed: true, bench: true, gallery: false },
  });
  expect(readArguments(['--config'])).toMatchObject({ ok: false });
});

import { expect, test } from 'vitest';
import { chooseKinds } from '../../../scripts/commands/test.ts';
import { hasOption, resolvePaths, takeFlag } from '../../../scripts/setup/arguments.ts';
import { releaseUrl } from '../../../scripts/setup/electron-official.ts';

test('paths are meant from the folder the user stands in, in both ways to write them', () => {
  const args = ['--config', 'a.yaml', '--data-dir=data', '--windowed', '--other=b', '--config', '/abs.yaml'];
  expect(resolvePaths(args, ['--config', '--data-dir'], '/srv/me')).toEqual([
    '--config',
    '/srv/me/a.yaml',
    '--data-dir=/srv/me/data',
    '--windowed',
    '--other=b',
    '--config',
    '/abs.yaml',
  ]);
});

test('an option that lost its value does not swallow the next one', () => {
  expect(resolvePaths(['--config', '--windowed'], ['--config'], '/srv/me')).toEqual(['--config', '--windowed']);
});

test('a flag of ours is not passed on', () => {
  expect(takeFlag(['a', '--headless', 'b'], '--headless')).toEqual({ on: true, rest: ['a', 'b'] });
  expect(takeFlag(['a'], '--headless')).toEqual({ on: false, rest: ['a'] });
});

test('an option is found in both ways to write it', () => {
  expect(hasOption(['--data-dir', 'x'], '--data-dir')).toBe(true);
  expect(hasOption(['--data-dir=x'], '--data-dir')).toBe(true);
  expect(hasOption(['--data-directory=x'], '--data-dir')).toBe(false);
});

test('one kind of tests can be chosen, and the rest goes to its runner', () => {
  expect(chooseKinds(['--only', 'unit', 'money']).kinds).toEqual(['unit']);
  expect(chooseKinds(['--only=e2e', '-g', 'cash'])).toEqual({ kinds: ['e2e'], rest: ['-g', 'cash'] });
  expect(chooseKinds([]).kinds).toHaveLength(4);
  expect(() => chooseKinds(['--only', 'everything'])).toThrow('--only takes one of');
});

test("the probe asks where Electron's installer will, mirrors included", () => {
  const url = releaseUrl('45.4.1', 'linux', 'x64', { ELECTRON_MIRROR: 'https://mirror.example/electron' });
  expect(url).toBe('https://mirror.example/electron/v45.4.1/electron-v45.4.1-linux-x64.zip');
});

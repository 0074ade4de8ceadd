import { expect, test } from 'vitest';
import { parse } from '../../../app/command-line/parse.ts';
import type { ActionCommand } from '../../../app/command-line/command.ts';
import { testCommand } from '../../../scripts/commands/test.ts';
import { kioskRequest, START_OPTIONS, SWITCHES } from '../../../scripts/setup/kiosk-options.ts';
import { plainCommand } from '../../../app/command-line/command.ts';
import { ok } from '../../../app/result.ts';
import { releaseUrl } from '../../../scripts/setup/electron-official.ts';

/** How the commands that start the kiosk understand a command line, typed in /srv/me. */
async function kiosk(...args: readonly string[]) {
  const found: ReturnType<typeof kioskRequest>[] = [];
  const reader = plainCommand({
    name: 'kiosk',
    summary: '',
    options: START_OPTIONS,
    operands: SWITCHES,
    read: (values, switches) => ok(kioskRequest(values, switches)),
    run: (request) => {
      found.push(request);
      return { code: 0, reason: null };
    },
  });
  const prepared = reader.prepare(args, { resolvePath: (path) => (path.startsWith('/') ? path : `/srv/me/${path}`) });
  if (!prepared.ok) return prepared.error;
  await prepared.value(null);
  return found[0];
}

const NOTHING = { official: false, headless: false, dataDirectory: null, options: [] };

test('paths are relative to the user’s folder, in both notations', async () => {
  expect(await kiosk('--config', 'a.yaml', '--data-dir=data', '--windowed')).toEqual({
    ...NOTHING,
    dataDirectory: '/srv/me/data',
    options: ['--config=/srv/me/a.yaml', '--windowed'],
  });
  expect(await kiosk('--config', '/abs.yaml')).toEqual({ ...NOTHING, options: ['--config=/abs.yaml'] });
});

test('an option without its value does not take the next one', async () => {
  expect(await kiosk('--config', '--windowed')).toBe('--config needs a path');
});

test('options of the start are not passed on, but switches of Electron and Chromium are', async () => {
  expect(await kiosk('--headless', '--lang=kk', '--official-electron', '--disable-gpu')).toEqual({
    ...NOTHING,
    headless: true,
    official: true,
    options: ['--lang=kk', '--disable-gpu'],
  });
});

test('a mistyped option starts nothing', async () => {
  expect(await kiosk('--data-directory=x')).toBe('unknown option --data-directory=x: is --data-dir meant?');
});

/** The result of a command line of `npm test`, or its error. */
function typed(...args: readonly string[]) {
  const { options, operands }: ActionCommand<never> = testCommand;
  const read = parse(args, options, operands);
  return read.ok ? { only: read.value.options.get('only') ?? null, rest: read.value.operands } : read.error;
}

test('one kind of tests can be chosen, with arguments for its runner', async () => {
  expect(typed('--only', 'unit', 'money')).toEqual({ only: ['unit'], rest: ['money'] });
  expect(typed('--only=e2e', '-g', 'cash')).toEqual({ only: ['e2e'], rest: ['-g', 'cash'] });
  expect(typed('-t', 'a name', '--only', 'unit', '--reporter=dot')).toEqual({
    only: ['unit'],
    rest: ['-t', 'a name', '--reporter=dot'],
  });
  expect(typed('--only', 'e2e', '--', '--only-changed')).toEqual({ only: ['e2e'], rest: ['--only-changed'] });
  expect(typed()).toEqual({ only: null, rest: [] });
  expect(testCommand.prepare(['--only', 'everything'], { resolvePath: (path) => path })).toEqual({
    ok: false,
    error: '--only takes types, lint, unit or e2e, not everything',
  });
});

test("the probe asks where Electron's installer will, mirrors included", () => {
  const url = releaseUrl('45.4.1', 'linux', 'x64', { ELECTRON_MIRROR: 'https://mirror.example/electron' });
  expect(url).toBe('https://mirror.example/electron/v45.4.1/electron-v45.4.1-linux-x64.zip');
});

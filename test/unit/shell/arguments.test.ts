import { describe, expect, test } from 'vitest';
import { readArguments, readStart, refusalInField } from '../../../main/shell/arguments.ts';

test('the field package has neither the gallery nor a Chromium without its sandbox', () => {
  const developer = { isPackaged: false, hasNoSandbox: true, gallery: true, refusedSwitch: '--js-flags' };
  const field = { isPackaged: true, hasNoSandbox: false, gallery: false, refusedSwitch: null };
  expect(refusalInField(developer)).toBeNull();
  expect(refusalInField({ ...developer, isPackaged: true })).toContain('--no-sandbox');
  expect(refusalInField({ ...field, gallery: true })).toContain('--gallery');
  expect(refusalInField({ ...field, refusedSwitch: '--js-flags' })).toContain('does not take --js-flags');
  expect(refusalInField(field)).toBeNull();
});

const DEVELOPED = '/srv/sauda';
const read = (...argv: readonly string[]): ReturnType<typeof readArguments> =>
  readArguments([DEVELOPED, ...argv], false);
const NOTHING = {
  configFile: null,
  dataDirectory: null,
  setup: false,
  sticks: null,
  windowed: false,
  bench: false,
  gallery: false,
};

test("our options among Chromium's", () => {
  expect(
    readArguments(
      ['--no-sandbox', DEVELOPED, '--bench', '--data-dir=/tmp/x', '--windowed', '--remote-debugging-port=0'],
      false,
    ),
  ).toEqual({
    ok: true,
    value: { ...NOTHING, dataDirectory: '/tmp/x', windowed: true, bench: true },
  });
  expect(readArguments(['--config', '/srv/kiosk.yaml', '--gallery'], true)).toEqual({
    ok: true,
    value: { ...NOTHING, configFile: '/srv/kiosk.yaml', gallery: true },
  });
});

test.each([
  ['--no-sandbox'],
  ['--remote-debugging-port=0', '--inspect=0', '--inspect-brk=0'],
  ['--disable-gpu', '--disable-dev-shm-usage', '--enable-logging', '--log-level=3', '--v=1'],
  ['--ozone-platform=headless', '--use-angle=swiftshader', '--headless', '--kiosk', '--lang=kk'],
  [
    '--user-data-dir=/tmp/x',
    '--disk-cache-dir=/tmp/x',
    '--window-size=1080,1920',
    '--window-position=0,0',
    '--force-device-scale-factor=2',
  ],
  [
    '--js-flags=--max-old-space-size=64',
    '--trace-warnings',
    '--enable-features=A',
    '--type=renderer',
    '-r',
    './hook.cjs',
  ],
])('switches that are not ours pass: %s', (...argv) => {
  expect(read(...argv)).toEqual({ ok: true, value: NOTHING });
});

test.each([
  ['--dtat-dir', 'data-dir'],
  ['--data-dri=/tmp/x', 'data-dir'],
  ['--datadir', 'data-dir'],
  ['--data_dir', 'data-dir'],
  ['--dir-data', 'data-dir'],
  ['--data', 'data-dir'],
  ['--data-directory', 'data-dir'],
  ['--confg', 'config'],
  ['--cofnig', 'config'],
  ['--Config', 'config'],
  ['-config', 'config'],
  ['\u2014config', 'config'],
  ['--config-file', 'config'],
  ['--window', 'windowed'],
  ['--benhc', 'bench'],
  ['--galery', 'gallery'],
])('%s is refused with the usage: --%s is meant', (typed, meant) => {
  for (const value of [[], ['/tmp/x']])
    expect(read('--no-sandbox', typed, ...value)).toMatchObject({
      ok: false,
      error: expect.stringMatching(new RegExp(`--${meant} meant\\?\nusage: sauda`)),
    });
});

test.each([
  ['--config'],
  ['--config', ''],
  ['--config='],
  ['--config', '--windowed'],
  ['--config', '--data-dir', '/tmp/x'],
])('an option of ours without its value is refused: %s %s', (...argv) => {
  expect(read(...argv)).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^--config needs a path\nusage: sauda/),
  });
});

test('a flag with a value is not silently ignored', () => {
  expect(read('--windowed=yes')).toMatchObject({
    ok: false,
    error: expect.stringContaining('--windowed takes no value'),
  });
});

test('an option may be repeated, but not with another value', () => {
  expect(read('--config', '/a', '--config=/a', '--bench', '--bench')).toEqual({
    ok: true,
    value: { ...NOTHING, configFile: '/a', bench: true },
  });
  expect(read('--config', '/a', '--config=/b')).toMatchObject({
    ok: false,
    error: expect.stringContaining('--config is there twice, as /a and as /b'),
  });
  expect(read('--data-dir=/a', '--data-dir', '/b')).toMatchObject({
    ok: false,
    error: expect.stringContaining('--data-dir is there twice'),
  });
});

test("a word without an option is refused, except the application's folder outside of packages", () => {
  expect(readArguments([], true)).toEqual({ ok: true, value: NOTHING });
  expect(readArguments([''], true)).toEqual({ ok: true, value: NOTHING });
  expect(readArguments(['kiosk.yaml'], true)).toMatchObject({
    ok: false,
    error: expect.stringContaining('"kiosk.yaml" is no option'),
  });
  expect(readArguments(['--data-dir', '/my', 'data'], true)).toMatchObject({
    ok: false,
    error: expect.stringContaining('"data" is no option'),
  });
  expect(read('reconcil')).toMatchObject({ ok: false, error: expect.stringContaining('"reconcil" is no option') });
});

describe('the start', () => {
  const COMMANDS = ['certificate', 'reconcile', 'ledger', 'claim'];
  const start = (argv: readonly string[], isPackaged: boolean): ReturnType<typeof readStart> =>
    readStart(argv, isPackaged, COMMANDS);

  test.each([
    [['certificate', 'status'], true, ['certificate', 'status']],
    [['/opt/sauda', 'certificate', 'status'], false, ['certificate', 'status']],
    [
      ['--no-sandbox', '/opt/sauda', 'certificate', 'install', 'certificate'],
      false,
      ['certificate', 'install', 'certificate'],
    ],
    [['--ozone-platform=headless', 'certificate'], true, ['certificate']],
    [['--no-sandbox', '/application', 'reconcile', '--json'], false, ['reconcile', '--json']],
    [
      ['claim', '--data-dir', 'd', '--code', 'ABC-123', '--nonsense'],
      true,
      'claim --data-dir d --code ABC-123 --nonsense'.split(' '),
    ],
    [['--help'], true, ['help']],
    [['help'], true, ['help']],
    [['help', 'claim'], true, ['help', 'claim']],
    [['--no-sandbox', '/opt/sauda', '--windowed', '--help'], false, ['help']],
    [['--version'], true, ['--version']],
  ])('%j, packaged: %s: the command', (argv, isPackaged, words) => {
    expect(start(argv, isPackaged)).toEqual({ ok: true, value: { kind: 'command', words } });
  });

  test.each([
    [[], true],
    [['/opt/sauda'], false],
    [['--config', 'certificate'], true],
    [['--data-dir', 'certificate', '--config', 'x'], true],
    [['/opt/sauda', '--data-dir', 'certificate'], false],
    [['--config', 'kiosk.yaml', '--windowed'], true],
  ])('%j, packaged: %s: the kiosk', (argv, isPackaged) => {
    expect(start(argv, isPackaged)).toMatchObject({ ok: true, value: { kind: 'kiosk' } });
  });

  test.each([
    [['reconcil'], 'unknown command "reconcil": is reconcile meant?'],
    [['leger', '--json'], 'unknown command "leger": is ledger meant?'],
    [['kiosk.yaml'], '"kiosk.yaml" is no option'],
    [['--data-dir', '/my', 'data'], '"data" is no option'],
    [
      ['--data-dir', '/data', 'ledger'],
      '--data-dir stands before ledger: the options of a command stand behind its name',
    ],
    [['--confg', 'x'], 'is --config meant?'],
    [['--hepl'], 'is --help meant?'],
  ])('%j is neither, and the kiosk does not start', (argv, sentence) => {
    expect(start(argv, true)).toMatchObject({ ok: false, error: expect.stringContaining(sentence) });
    expect(start(argv, true)).toMatchObject({ ok: false, error: expect.stringContaining('usage: sauda') });
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const LAUNCHER = resolve(import.meta.dirname, '../../../../resources/linux/package/tree/usr/bin/sauda');
const VARIABLES = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_REPL_EXTERNAL_MODULE'] as const;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-launcher-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A program that prints its environment and its last word. */
function program(path: string, name: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), `#!/bin/sh\nenv\nfor last; do :; done\necho "${name} $last"\n`, { mode: 0o755 });
}

/** What the launcher starts under this root, with everything of Node's and Electron's in its environment. */
function launched(...words: readonly string[]): readonly string[] {
  return launchedIn({}, ...words);
}

function launchedIn(more: Readonly<Record<string, string>>, ...words: readonly string[]): readonly string[] {
  const script = join(directory, 'launcher');
  writeFileSync(script, readFileSync(LAUNCHER, 'utf8').replaceAll('/opt/', `${directory}/opt/`));
  const env = {
    PATH: process.env['PATH'],
    KEPT: 'yes',
    ...Object.fromEntries(VARIABLES.map((name) => [name, '1'])),
    ...more,
  };
  return execFileSync('sh', [script, ...words], { env, encoding: 'utf8' })
    .trim()
    .split('\n');
}

test.each([['--version'], ['ledger'], ['--data-dir=/var/lib/sauda']])(
  'the program is started without what would make another one of it (%s)',
  (word) => {
    program('opt/Sauda/sauda', 'package');
    const said = launched(word);
    expect(said.at(-1)).toBe(`package ${word}`);
    expect(said).toContain('KEPT=yes');
    expect(said.filter((line) => VARIABLES.some((name) => line.startsWith(`${name}=`)))).toEqual([]);
  },
);

test('a version that was installed beside the package is started in its place', () => {
  program('opt/Sauda/sauda', 'package');
  program('opt/sauda-versions/current/sauda', 'version');
  expect(launched('--version').at(-1)).toBe('version --version');
});

/** Commands of the system that answer as for root. */
function asRoot(): { readonly PATH: string } {
  const folder = join(directory, 'bin');
  mkdirSync(folder);
  writeFileSync(join(folder, 'id'), '#!/bin/sh\necho 0\n', { mode: 0o755 });
  const setpriv = '#!/bin/sh\nwhile case $1 in --*) true ;; *) false ;; esac; do shift; done\nexec "$@"\n';
  writeFileSync(join(folder, 'setpriv'), setpriv, { mode: 0o755 });
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

test("an update that root asks for is looked for in the kiosk user's folders, because root's are closed to that user", () => {
  program('opt/Sauda/sauda', 'package');
  const ofRoot = { HOME: directory, XDG_CONFIG_HOME: join(directory, 'config'), XDG_RUNTIME_DIR: '/run/user/0' };
  const said = launchedIn({ ...asRoot(), ...ofRoot }, 'update', '--now');
  expect(said.at(-1)).toBe('package --now');
  expect(said).toContain('HOME=/var/lib/sauda');
  expect(said.filter((line) => line.startsWith('XDG_'))).toEqual([]);
});

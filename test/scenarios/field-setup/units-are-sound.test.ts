import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OtherSystem } from './harness.ts';

let system: OtherSystem;
beforeEach(() => {
  system = new OtherSystem(['/usr/bin/xinit', '/usr/bin/Xorg', '/usr/bin/matchbox-window-manager', '/usr/bin/weston']);
  for (const program of ['/usr/bin/mkdir', '/usr/bin/mount', '/usr/bin/umount', '/usr/bin/rmdir'])
    system.program(program);
});
afterEach(() => {
  system.remove();
});

/** What systemd says about our units; it needs the package `systemd`, and no systemd that runs. */
function complaintsOfSystemd(): string {
  const folder = join(system.root, 'etc', 'systemd', 'system');
  const units = readdirSync(folder).filter((name) => /^sauda.*\.(service|path)$/.test(name));
  const files = units.map((name) => `/etc/systemd/system/${name.replace('@.', '@sda1.')}`);
  const { stderr } = spawnSync(
    'systemd-analyze',
    ['verify', '--man=no', '--recursive-errors=no', `--root=${system.root}`, ...files],
    { encoding: 'utf8' },
  );
  return stderr
    .split('\n')
    .filter((line) => line.includes('sauda'))
    .join('\n');
}

describe.each(['wayland', 'x11', 'desktop'])('session %s', (session) => {
  test('systemd finds nothing to complain about in our units', async () => {
    await system.setUp('--session', session);
    expect(complaintsOfSystemd()).toBe('');
  });

  test('a misspelt setting would be found', async () => {
    await system.setUp('--session', session);
    const path = '/etc/systemd/system/sauda.service';
    system.write(path, system.read(path).replace('KillMode=process', 'KillMode=processs'));
    expect(complaintsOfSystemd()).toContain('processs');
  });
});

test('a power-off ends the kiosk before the session of its screen, of whichever number', async () => {
  await system.setUp();
  // systemd reads it for every scope whose name begins so.
  const [, before = ''] =
    /^\[Unit\]\nBefore=(.*)$/m.exec(system.read('/etc/systemd/system/session-.scope.d/sauda.conf')) ?? [];
  expect(system.read(`/etc/systemd/system/${before}`)).toContain('Description=Sauda kiosk');
});

/** Of ten; systemd itself calls up to 3 "OK". */
const MOST_EXPOSURE = 3;

test('the kiosk is exposed to little, as systemd reckons it, and to more without one of its walls', async () => {
  await system.setUp();
  const file = join(system.root, 'etc', 'systemd', 'system', 'sauda.service');
  const exposure = (): number => {
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', file], {
      encoding: 'utf8',
    });
    return Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
  };
  const now = exposure();
  expect(now).toBeLessThanOrEqual(MOST_EXPOSURE);
  system.write(
    '/etc/systemd/system/sauda.service',
    readFileSync(file, 'utf8').replace(/^CapabilityBoundingSet=$/m, ''),
  );
  expect(exposure()).toBeGreaterThan(now);
});

test.each([
  ['11', '--no-block reboot\n'],
  ['12', '--no-block poweroff\n'],
  ['10', ''],
  ['70', ''],
])('after the exit code %s the computer is told "%s"', (code, told) => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-end-'));
  writeFileSync(join(folder, 'systemctl'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  const script = join(import.meta.dirname, '../../../resources/linux/package/tree/usr/lib/sauda/end-computer');
  const { stdout } = spawnSync('/bin/sh', [script], {
    env: { PATH: `${folder}:/usr/bin:/bin`, EXIT_STATUS: code },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(stdout).toBe(told);
});

test('every rule of udev has its comparisons and assignments in the right form', async () => {
  await system.setUp();
  const lines = system.read('/etc/udev/rules.d/70-sauda.rules').split('\n');
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const part = /^[A-Z_]+(\{[^}]+\})?(==|!=|=|\+=|:=)"[^"]*"$/;
  expect(rules.flatMap((rule) => rule.split(/, (?=[A-Z])/)).filter((one) => !part.test(one))).toEqual([]);
  expect(rules.length).toBeGreaterThan(4);
});

test("what the walls refuse fails and kills nobody, and the calls of Chromium's own sandbox are not among it", async () => {
  await system.setUp();
  const unit = system.read('/etc/systemd/system/sauda.service');
  const allowed = /^SystemCallFilter=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
  // Debian 12's groups have none of these: without them every start ended with SIGTRAP.
  const landlock = ['landlock_create_ruleset', 'landlock_add_rule', 'landlock_restrict_self'];
  expect(allowed).toEqual(expect.arrayContaining(['chroot', 'seccomp', ...landlock, 'pkey_alloc']));
  expect(unit).toMatch(/^SystemCallErrorNumber=EPERM$/m);
});

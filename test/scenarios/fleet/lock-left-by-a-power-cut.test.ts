import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet', 'ca.sh');
const root = mkdtempSync(join(tmpdir(), 'sauda-lock-'));
const commands = join(root, 'commands');
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** An authority, and a lock in it that this process seems to hold. */
function lockedBy(pid: string | null): string {
  const folder = mkdtempSync(join(root, 'authority-'));
  const env = { ...process.env, SAUDA_BROKER_HOST: 'localhost' };
  execFileSync(PROGRAM, ['new'], { cwd: folder, env, stdio: 'ignore' });
  mkdirSync(join(folder, '.lock'));
  if (pid !== null) writeFileSync(join(folder, '.lock', 'pid'), `${pid}\n`);
  return folder;
}

/** Makes a machine's certificate; each second that it waits for the lock runs `whileWaiting` instead. */
function machine(folder: string, whileWaiting: string): { readonly waited: number; readonly status: number | null } {
  mkdirSync(commands, { recursive: true });
  const waits = join(folder, 'waits');
  writeFileSync(join(commands, 'sleep'), `#!/bin/sh\necho >>'${waits}'\n${whileWaiting}\n`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${commands}${delimiter}${process.env['PATH'] ?? ''}` };
  const { status } = spawnSync(PROGRAM, ['machine', 'ALA-0001'], { cwd: folder, env, stdio: 'ignore' });
  return { waited: existsSync(waits) ? readFileSync(waits, 'utf8').length : 0, status };
}

test('a lock of a program that has ended is removed at once', () => {
  const ended = spawnSync('true');
  const folder = lockedBy(String(ended.pid));
  expect(machine(folder, 'exit 1')).toEqual({ waited: 0, status: 0 });
  expect(existsSync(join(folder, 'ALA-0001.crt'))).toBe(true);
  expect(existsSync(join(folder, '.lock'))).toBe(false);
});

test('a lock of a program that is at work is waited for', () => {
  const folder = lockedBy(String(process.pid));
  expect(machine(folder, 'rm -r .lock')).toEqual({ waited: 1, status: 0 });
  expect(existsSync(join(folder, 'ALA-0001.crt'))).toBe(true);
});

test.each([
  ['whose program goes on', String(process.pid)],
  ['that was cut short before its program was named', null],
])('a lock %s ends the work in the end, and is left alone', (_what, pid) => {
  const folder = lockedBy(pid);
  const { waited, status } = machine(folder, ':');
  expect({ isLong: waited > 20, status }).toEqual({ isLong: true, status: 1 });
  expect(existsSync(join(folder, 'ALA-0001.crt'))).toBe(false);
  expect(existsSync(join(folder, '.lock'))).toBe(true);
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const RESOURCES = join(import.meta.dirname, '../../../resources/linux');
const AFTER_KIOSK = join(RESOURCES, 'package/tree/usr/lib/sauda/after-kiosk');
const UNIT = join(RESOURCES, 'system/all/etc/systemd/system/sauda.service');

let folder = '';
let started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-after-'));
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
  rmSync(folder, { recursive: true });
});

/** A process that ends by itself after this time in seconds. */
function working(seconds: string): ChildProcess {
  const child = spawn('sleep', [seconds], { stdio: 'ignore' });
  started.push(child);
  return child;
}

/** What systemd runs after the kiosk, with the service's processes in a file of ours. */
function afterKiosk(guardian: ChildProcess, left: readonly ChildProcess[]): ChildProcess {
  const note = join(folder, 'guardian');
  const processes = join(folder, 'cgroup.procs');
  writeFileSync(note, `${String(guardian.pid)} 12345\n`);
  writeFileSync(processes, [guardian, ...left].map(({ pid }) => `${String(pid)}\n`).join(''));
  const child = spawn(AFTER_KIOSK, [note, processes], { stdio: 'ignore' });
  started.push(child);
  return child;
}

test('a guardian at work is waited for, and only then what is left of the kiosk is ended', async () => {
  const guardian = working('0.3');
  const page = working('600');
  const order: string[] = [];
  guardian.once('exit', (code) => order.push(`guardian ${String(code)}`));
  page.once('exit', (_code, signal) => order.push(`page ${String(signal)}`));
  const after = afterKiosk(guardian, [page]);
  const [code] = await Promise.all([once(after, 'exit'), once(page, 'exit')]);
  expect(code).toEqual([0, null]);
  expect(order).toEqual(['guardian 0', 'page SIGKILL']);
});

test('systemd leaves a guardian alone whose main was killed: with any other KillMode it ends before ExecStopPost', () => {
  const settings = readFileSync(UNIT, 'utf8').split('\n');
  expect(settings.filter((line) => line.startsWith('KillMode='))).toEqual(['KillMode=process']);
  expect(settings).toContain('ExecStopPost=/usr/lib/sauda/after-kiosk');
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const LAUNCHER = join(import.meta.dirname, '../../../resources/linux/package/tree/usr/lib/sauda/notify');
const NOTIFIER = join(import.meta.dirname, '../../../main/watchdog/notifier.ts');

/** Tells systemd as the kiosk does, and says who it is and what it passes on. */
const PROGRAM = `
import { systemdNotifier } from ${JSON.stringify(NOTIFIER)};
const notify = systemdNotifier(process.env);
const isTold = notify?.('READY=1\\nSTATUS=idle\\n') ?? null;
process.stdout.write(JSON.stringify({ pid: process.pid, isTold, passedOn: Object.keys(process.env).filter((name) => name.includes('NOTIFY')) }));
`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-notify-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function start(socket: string): ReturnType<typeof spawn> {
  const args = [LAUNCHER, process.execPath, '--input-type=module', '-e', PROGRAM];
  return spawn('perl', args, { env: { PATH: process.env['PATH'], NOTIFY_SOCKET: socket }, stdio: 'pipe' });
}

async function outcomeOf(child: ReturnType<typeof spawn>): Promise<unknown> {
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  await once(child, 'close');
  return JSON.parse(out);
}

test('the program speaks to systemd under the number of the unit’s first process, and what it starts cannot', async () => {
  const socket = join(folder, 'systemd');
  const systemd = spawn('socat', ['-u', `UNIX-RECVFROM:${socket}`, 'STDOUT'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let heard = '';
  systemd.stdout.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  await expect.poll(() => existsSync(socket)).toBe(true);
  const child = start(socket);
  expect(await outcomeOf(child)).toEqual({ pid: child.pid, isTold: true, passedOn: [] });
  await expect.poll(() => heard).toBe('READY=1\nSTATUS=idle\n');
  systemd.kill();
});

test.each([
  ['without systemd', ''],
  ['with a socket that is not there', '/nowhere/systemd'],
])('%s the program runs all the same, unwatched', async (_what, socket) => {
  expect(await outcomeOf(start(socket))).toMatchObject({ isTold: null });
});

test('a program that is not there is reported', () => {
  const { status, stderr } = spawnSync('perl', [LAUNCHER, '/nowhere/sauda'], { encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(stderr).toContain('/nowhere/sauda: No such file');
});

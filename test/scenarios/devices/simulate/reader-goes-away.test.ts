import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, symlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';

let folder: string;
let link: string;
let started: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-reader-'));
  link = join(folder, 'kiosk');
});

afterEach(async () => {
  if (started?.exitCode === null) {
    const exited = once(started, 'exit');
    started.kill('SIGTERM');
    await exited;
  }
  await rm(folder, { recursive: true, force: true });
});

/** A simulator whose own files lie in the folder; resolves when its port is open. */
async function startSimulator() {
  const command = spawn(process.execPath, ['scripts/main.ts', 'simulate', 'modbus', '--pty', '--link', link], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  started = command;
  const complaints: string[] = [];
  command.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  let printed = '';
  command.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  while (!printed.includes(' is open at ')) await once(command.stdout, 'data');
  return { command, complaints };
}

/** Neither the link nor the folder of the pair is left; both are taken away after socat has gone. */
async function expectNothingLeft(): Promise<void> {
  expect(lstatSync(link, { throwIfNoEntry: false })).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
}

it('the simulator ends in order when its output is closed', async () => {
  const { command, complaints } = await startSimulator();
  const closed = once(command, 'close');
  const hungUp = once(command.stdout, 'close');
  command.stdout.destroy();
  await hungUp;
  command.stdin.write('status\n');
  expect(await closed).toEqual([0, null]);
  expect(complaints.join('')).toBe('');
  await expectNothingLeft();
});

it.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('the simulator ends in order by %s', async (signal) => {
  const { command, complaints } = await startSimulator();
  const closed = once(command, 'close');
  command.kill(signal);
  expect(await closed).toEqual([0, null]);
  expect(complaints.join('')).toBe('');
  await expectNothingLeft();
});

it('the simulator replaces a link whose terminal has gone', async () => {
  symlinkSync(join(folder, 'gone'), link);
  const { command } = await startSimulator();
  const opened = await createSerialOpener(systemClock).open({ path: link, baudRate: 9_600 });
  expect(opened.ok).toBe(true);
  if (opened.ok) await opened.value.close();
  const closed = once(command, 'close');
  command.stdin.write('quit\n');
  expect(await closed).toEqual([0, null]);
  await expectNothingLeft();
});

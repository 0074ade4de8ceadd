import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GUARDIAN_SCRIPT } from '../../../main/guardian/script.ts';
import { scriptArguments } from '../../../main/guardian/script-arguments.ts';
import { registry } from '../../../drivers/registry.ts';
import { HeldSleep } from '../../support/guardian/held-sleep.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';

let folder = '';
let note = '';
let line: RelayLine;
/** Replaces the program, of which the guardian has only the process number and the pipe. */
let main: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-guardian-'));
  note = join(folder, 'guardian');
  await writeFile(note, '1 1\n');
  line = await RelayLine.open({ initiallyOn: [2] });
  main = spawn('sleep', ['600'], { stdio: 'ignore' });
});

afterEach(async () => {
  main.kill('SIGKILL');
  await line.dispose();
  await rm(folder, { recursive: true, force: true });
});

function startGuardian(env: NodeJS.ProcessEnv = process.env) {
  const end = registry.whenMainEnds('relay', { relay: { pulseMs: 700, driver: 'lcus', port: line.path } });
  if (end === null || main.pid === undefined) throw new Error('nothing to guard');
  const args = scriptArguments([{ name: '', end }], { note, pid: main.pid }, process.platform);
  return spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
}

test('a main that does not report its contact open in time is killed, and then the board is switched off', async () => {
  const ended = once(main, 'exit');
  const guardian = startGuardian();
  const over = once(guardian, 'exit');
  guardian.stdin.write('closed 0.2\n');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(line.bytes()).toEqual([]);
  // As the system does when a program has ended.
  guardian.stdin.end();
  expect(await over).toEqual([0, null]);
  await expect.poll(() => line.isAllOff()).toBe(true);
  expect(await readFile(note, 'utf8')).toBe('1 1\nstalled\nsent\n');
});

test('after a report only the limit of the next pulse counts', async () => {
  const sleep = new HeldSleep(folder);
  const ended = once(main, 'exit');
  const guardian = startGuardian(sleep.env);
  const over = once(guardian, 'exit');
  guardian.stdin.write('closed 1\nopen\nclosed 2\n');
  await expect.poll(() => sleep.running()).toEqual([2]);
  sleep.end(1);
  main.kill(0);
  sleep.end(2);
  expect(await ended).toEqual([null, 'SIGKILL']);
  guardian.stdin.end();
  expect(await over).toEqual([0, null]);
});

test('a guardian disarmed after a pulse kills nothing and sends nothing', async () => {
  const guardian = startGuardian();
  const over = once(guardian, 'exit');
  guardian.stdin.end('closed 600\nopen\ndisarm\n');
  expect(await over).toEqual([0, null]);
  const ended = once(main, 'exit');
  main.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(line.bytes()).toEqual([]);
  expect(await readFile(note, 'utf8')).toBe('1 1\n');
});

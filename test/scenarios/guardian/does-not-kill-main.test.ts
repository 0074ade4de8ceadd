import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GUARDIAN_SCRIPT } from '../../../main/guardian/script.ts';
import { HeldSleep } from '../../support/guardian/held-sleep.ts';

/** Behind the name in `/proc/<pid>/stat`, from 0. */
const CHILDREN_FAULTS = 8;

let folder = '';
let note = '';
/** Replaces the program, of which the guardian has only the process number and the pipe. */
let main: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-guardian-'));
  note = join(folder, 'guardian');
  await writeFile(note, '1 1\n');
  main = spawn('sleep', ['600'], { stdio: 'ignore' });
});

afterEach(async () => {
  main.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function startGuardian(env: NodeJS.ProcessEnv = process.env) {
  const args = ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', note, String(main.pid)];
  return spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], env });
}

test('a watch that is over kills nobody, however many there were', async () => {
  const sleep = new HeldSleep(folder);
  const ended = once(main, 'exit');
  const guardian = startGuardian(sleep.env);
  const over = once(guardian, 'exit');
  guardian.stdin.write('beat 1\nclosed 2\nopen\nbeat 3\nclosed 4\nopen\nbeat 600\nclosed 5\n');
  await expect.poll(() => [...sleep.running()].sort()).toEqual([5, 600]);
  // The time of the others passes, and then that of the one watch that is not over.
  for (const seconds of [1, 2, 3, 4, 5]) sleep.end(seconds);
  expect(await ended).toEqual([null, 'SIGKILL']);
  guardian.stdin.end('disarm\n');
  await over;
  expect(await readFile(note, 'utf8')).toBe('1 1\nstalled\n');
});

test.each([
  ['cannot be started, as without memory', null],
  ['is ended by somebody', '#!/bin/sh\nkill -KILL $$\n'],
])('a watch whose sleep %s kills nobody', async (_what, sleep) => {
  const programs = join(folder, 'programs');
  await mkdir(programs);
  if (sleep !== null) await writeFile(join(programs, 'sleep'), sleep, { mode: 0o755 });
  const guardian = startGuardian({ PATH: programs });
  const over = once(guardian, 'exit');
  guardian.stdin.write('beat 600\nclosed 600\n');
  const own = `/proc/${String(guardian.pid)}`;
  const children = `${own}/task/${String(guardian.pid)}/children`;
  // Whatever the shell has begun has come to nothing: it is not collected yet, or its page faults count as the shell's.
  const collected = async (): Promise<string> =>
    (await readFile(`${own}/stat`, 'utf8')).split(') ')[1]?.split(' ')[CHILDREN_FAULTS] === '0' ? '' : 'Z';
  const states = async (): Promise<readonly string[]> => {
    const pids = (await readFile(children, 'utf8')).split(' ').filter((pid) => pid !== '');
    return Promise.all(
      pids.map(async (pid) => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.[0] ?? ''),
    );
  };
  await expect.poll(async () => [...(await states()), await collected()].join('')).toMatch(/^Z+$/);
  guardian.stdin.end('disarm\n');
  expect(await over).toEqual([0, null]);
  const ended = once(main, 'exit');
  main.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(await readFile(note, 'utf8')).toBe('1 1\n');
});

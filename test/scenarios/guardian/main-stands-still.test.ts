import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuardian, SILENCE_LIMIT_MS } from '../../../main/guardian/guardian.ts';
import { GUARDIAN_SCRIPT } from '../../../main/guardian/script.ts';
import { scriptArguments } from '../../../main/guardian/script-arguments.ts';
import { registry } from '../../../drivers/registry.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
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

function startGuardian() {
  const end = registry.whenMainEnds('relay', { relay: { pulseMs: 700, driver: 'lcus', port: line.path } });
  if (end === null || main.pid === undefined) throw new Error('nothing to guard');
  const args = scriptArguments([{ name: '', end }], { note, pid: main.pid }, process.platform);
  return spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
}

test('a main that is stopped and beats no more is killed, and the board is switched off', async () => {
  const ended = once(main, 'exit');
  const guardian = startGuardian();
  const over = once(guardian, 'exit');
  main.kill('SIGSTOP');
  guardian.stdin.write('beat 0.2\n');
  expect(await ended).toEqual([null, 'SIGKILL']);
  // As the system does when a program has ended.
  guardian.stdin.end();
  expect(await over).toEqual([0, null]);
  await expect.poll(() => line.isAllOff()).toBe(true);
  expect(await readFile(note, 'utf8')).toBe('1 1\nsilent\nsent\n');
});

test('a beat is worth nothing in a pulse that lasts too long, and the end of a pulse replaces no beat', async () => {
  const ended = once(main, 'exit');
  const guardian = startGuardian();
  guardian.stdin.write('beat 600\nclosed 0.2\nbeat 600\n');
  expect(await ended).toEqual([null, 'SIGKILL']);
  main = spawn('sleep', ['600'], { stdio: 'ignore' });
  const again = once(main, 'exit');
  const other = startGuardian();
  other.stdin.write('beat 0.2\nclosed 600\nopen\n');
  expect(await again).toEqual([null, 'SIGKILL']);
  for (const one of [guardian, other]) one.stdin.end();
});

test('main says that it runs several times within the limit, as long as its event loop turns', async () => {
  const said = join(folder, 'said');
  const shell = join(folder, 'shell');
  await writeFile(shell, `#!/bin/sh\ncat >${said}\n`, { mode: 0o755 });
  const clock = new FakeClock();
  const end = { port: '/dev/ttyUSB0', baudRate: 9_600, parity: 'none', frames: [], gapMs: 10 } as const;
  const guardian = createGuardian([{ name: '', end }], { dataDirectory: folder, clock, log: silentLog, shell });
  guardian.arm();
  await clock.advance(MINUTE_MS);
  const beats = async (): Promise<number> => (await readFile(said, 'utf8').catch(() => '')).split('\n').length - 1;
  await expect.poll(beats).toBe(1 + MINUTE_MS / 3_000);
  expect(3 * 3_000).toBeLessThan(SILENCE_LIMIT_MS);
  expect(await readFile(said, 'utf8')).toMatch(/^(beat 10\.000\n)+$/);
  await guardian.disarm();
});

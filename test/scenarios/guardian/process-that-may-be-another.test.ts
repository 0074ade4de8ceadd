import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitEarlierGuardian } from '../../../main/guardian/earlier-guardian.ts';
import { noteFile, writeNote } from '../../../main/guardian/note.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';

const LONGER_THAN_ANY_WAIT_MS = 60_000;
let directory = '';
let sleeper: ChildProcess;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-guardian-'));
  sleeper = spawn('sleep', ['600'], { stdio: 'ignore' });
});

afterEach(() => {
  sleeper.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const clock = new FakeClock();
  const waited = awaitEarlierGuardian(directory, { clock, log: silentLog });
  await clock.advance(LONGER_THAN_ANY_WAIT_MS);
  await waited;
}

test('a note without the guardian’s start time: the process with its number may be another, and is not killed', async () => {
  writeFileSync(noteFile(directory), `${String(sleeper.pid)} \n`);
  await start();
  // Signals are delivered in their order: had it been killed, this one would not be what it ended by.
  sleeper.kill('SIGTERM');
  expect(await once(sleeper, 'exit')).toEqual([null, 'SIGTERM']);
  expect(existsSync(noteFile(directory))).toBe(false);
});

test('a guardian that hangs, certainly the one of the note: it is killed', async () => {
  await writeNote(noteFile(directory), sleeper.pid ?? 0);
  const exit = once(sleeper, 'exit');
  await start();
  expect(await exit).toEqual([null, 'SIGKILL']);
});

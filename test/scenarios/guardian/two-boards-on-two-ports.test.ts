import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registry } from '../../../drivers/registry.ts';
import { GUARDIAN_SCRIPT } from '../../../main/guardian/script.ts';
import { scriptArguments, type GuardedLine } from '../../../main/guardian/script-arguments.ts';
import { ModbusPtyLine } from '../../support/lines/modbus-line.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';

/** Above the highest process number that Linux gives: nothing here has to be ended. */
const NOBODY = 2 ** 22 + 1;

let folder = '';
let note = '';
let first: RelayLine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-guardian-'));
  note = join(folder, 'guardian');
  await writeFile(note, '1 1\n');
  first = await RelayLine.open({ initiallyOn: [2] });
});

afterEach(async () => {
  await first.dispose();
  await rm(folder, { recursive: true, force: true });
});

function lineOf(relay: { readonly driver: string; readonly port: string; readonly channels?: number }): GuardedLine {
  const end = registry.whenMainEnds('relay', { relay: { pulseMs: 700, ...relay } });
  if (end === null) throw new Error('nothing would be sent');
  return { name: '', end };
}

/** A guardian that is armed; the function returned is the end of its program. */
function armed(lines: readonly GuardedLine[]): () => Promise<number | null> {
  const args = scriptArguments(lines, { note, pid: NOBODY }, process.platform);
  const guardian = spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const code = new Promise<number | null>((resolve) => guardian.once('exit', resolve));
  return async () => {
    guardian.stdin.end();
    return code;
  };
}

/** The last words about the lines. */
async function said(): Promise<readonly string[]> {
  const words = (await readFile(note, 'utf8')).split('\n').slice(1);
  return words.filter((word) => word !== '').sort();
}

test('both boards are switched off, each in its own language', async () => {
  const second = await ModbusPtyLine.open({ initiallyOn: [1, 3] });
  try {
    const end = armed([
      lineOf({ driver: 'lcus', port: first.path }),
      lineOf({ driver: 'modbus', port: second.path, channels: 4 }),
    ]);
    expect(await end()).toBe(0);
    await expect.poll(() => first.isAllOff()).toBe(true);
    await expect.poll(() => [1, 2, 3, 4].some((channel) => second.board.isOn(channel))).toBe(false);
    expect(await said()).toEqual(['sent', 'sent']);
  } finally {
    await second.dispose();
  }
});

test('the port of one has vanished since: the other is switched off without waiting for it, and the note names both', async () => {
  const second = await RelayLine.open({ initiallyOn: [1] });
  try {
    const end = armed([lineOf({ driver: 'lcus', port: second.path }), lineOf({ driver: 'lcus', port: first.path })]);
    await second.unplug();
    const over = end();
    await expect.poll(() => first.isAllOff()).toBe(true);
    expect(await over).toBe(1);
    expect(await said()).toEqual(['failed', 'sent']);
  } finally {
    await second.dispose();
  }
});

test('a port that vanished while the guardian was armed and comes back just after the end: the contact opens', async () => {
  const end = armed([lineOf({ driver: 'lcus', port: first.path })]);
  await first.unplug();
  const over = end();
  await first.plug();
  expect(await over).toBe(0);
  await expect.poll(() => first.isAllOff()).toBe(true);
  expect(await said()).toEqual(['sent']);
});

test('a port that vanishes while the guardian is armed does not end it', async () => {
  const args = scriptArguments([lineOf({ driver: 'lcus', port: first.path })], { note, pid: NOBODY }, process.platform);
  const guardian = spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const over = once(guardian, 'exit');
  guardian.stdin.write('beat 600\nclosed 600\n');
  await first.unplug();
  guardian.stdin.end('open\ndisarm\n');
  expect(await over).toEqual([0, null]);
  expect(await said()).toEqual([]);
});

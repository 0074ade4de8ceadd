import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { text } from '../../../../app/messages/text.ts';
import { holderOf, linuxProcesses, type PortHolder, type ProcessFiles } from '../../../../drivers/port/port-holder.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { heldFacts, heldParameters } from '../../../../main/peripherals/port-facts.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';

const DEVICE = '/dev/ttyUSB0';
const OWN = 1_000;
const LANGUAGES = ['kk', 'ru', 'en'] as const;

/** Processes by their number: name and open files; null for those of another user. */
function processes(
  all: Readonly<Record<number, { name: string; files: readonly string[] | null }>>,
  locking: readonly number[] = [],
): ProcessFiles {
  return {
    pids: () => Promise.resolve(Object.keys(all).map(Number)),
    openFiles: (pid) => Promise.resolve(all[pid]?.files ?? null),
    locking: () => Promise.resolve(locking),
    name: (pid) => Promise.resolve(all[pid]?.name ?? null),
  };
}

/** What the technician reads about the relay in each language. */
const sentences = (holder: PortHolder) =>
  LANGUAGES.map((language) =>
    text(language, 'problem.relay-lost.technician', { port: DEVICE, ...heldParameters({ holder }, DEVICE) }),
  );

test('a real program that has locked a real port is named', async () => {
  const pair = await createPtyPair();
  const script = `new (require('serialport').SerialPort)({ path: process.argv[1], baudRate: 9600 }, () => console.log('open')); setTimeout(() => {}, 60_000)`;
  const other = spawn(process.execPath, ['-e', script, pair.hostPath], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    await new Promise((resolve) => other.stdout.once('data', resolve));
    const opened = await createSerialOpener(systemClock).open({ path: pair.hostPath, baudRate: 9_600 });
    if (opened.ok) throw new Error('it was not locked');
    const name = basename(await realpath(process.execPath));
    expect(opened.error).toMatchObject({ kind: 'busy', holder: { kind: 'program', name, pid: other.pid } });
  } finally {
    other.kill();
    await pair.dispose();
  }
});

test.each([
  ['ModemManager', 'systemctl disable --now ModemManager'],
  ['brltty', 'apt-get remove brltty'],
])('%s is named with what to do', async (name, command) => {
  const files = processes({ [OWN]: { name: 'sauda', files: [] }, 7: { name, files: ['/dev/null', DEVICE] } });
  const holder = await holderOf(DEVICE, OWN, files);
  if (holder === undefined) throw new Error('nobody was found');
  for (const sentence of sentences(holder)) expect(sentence).toMatch(new RegExp(`${name} \\(7\\).*${command}`));
  expect(heldFacts({ holder })).toEqual({ holder: `${name} (7)` });
});

test('a program that was updated while it runs has the name that it was started by', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holder-'));
  const program = join(folder, 'ModemManager');
  copyFileSync('/bin/sleep', program);
  const running = spawn(program, ['60']);
  try {
    await once(running, 'spawn');
    rmSync(folder, { recursive: true });
    expect(await linuxProcesses.name(running.pid ?? 0)).toBe('ModemManager');
  } finally {
    running.kill();
  }
});

test('any other program is named without advice', async () => {
  const holder = await holderOf(DEVICE, OWN, processes({ 9: { name: 'minicom', files: [DEVICE] } }));
  expect(holder).toEqual({ kind: 'program', name: 'minicom', pid: 9 });
  for (const sentence of holder === undefined ? [] : sentences(holder)) {
    expect(sentence).toContain('minicom (9)');
    expect(sentence).not.toContain('sudo');
  }
});

test('of two that have it open, the one that has locked it', async () => {
  const files = processes({ 8: { name: 'cat', files: [DEVICE] }, 9: { name: 'minicom', files: [DEVICE] } }, [9, 77]);
  expect(await holderOf(DEVICE, OWN, files)).toMatchObject({ name: 'minicom' });
});

test('a program of another user that has locked the port is named: locks and names are open to everybody', async () => {
  const files = processes({ 7: { name: 'brltty', files: null }, 8: { name: 'cat', files: [DEVICE] } }, [7]);
  expect(await holderOf(DEVICE, OWN, files)).toEqual({ kind: 'program', name: 'brltty', pid: 7 });
});

test.runIf(process.getuid?.() === 0)(
  'the real lock of a real port names its program to a user who may not look into it',
  async () => {
    const pair = await createPtyPair();
    const script = `new (require('serialport').SerialPort)({ path: process.argv[1], baudRate: 9600 }, () => console.log('open')); setTimeout(() => {}, 60_000)`;
    const other = spawn(process.execPath, ['-e', script, pair.hostPath], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await new Promise((resolve) => other.stdout.once('data', resolve));
      const device = await realpath(pair.hostPath);
      expect(await linuxProcesses.locking(device)).toEqual([other.pid]);
      const hidden: ProcessFiles = { ...linuxProcesses, openFiles: () => Promise.resolve(null) };
      expect(await holderOf(device, OWN, hidden)).toMatchObject({ kind: 'program', pid: other.pid });
    } finally {
      other.kill();
      await pair.dispose();
    }
  },
);

test('a program of another user is reported as such', async () => {
  const holder = await holderOf(
    DEVICE,
    OWN,
    processes({ 1: { name: 'init', files: null }, [OWN]: { name: '', files: [] } }),
  );
  expect(holder).toEqual({ kind: 'another-user' });
  for (const sentence of holder === undefined ? [] : sentences(holder))
    expect(sentence).toContain(`fuser -v ${DEVICE}`);
});

test('an older object of this program does not count as another program', async () => {
  const files = processes({ 1: { name: 'init', files: null }, [OWN]: { name: 'sauda', files: [DEVICE] } });
  expect(await holderOf(DEVICE, OWN, files)).toBeUndefined();
});

test('no program is found: none is named', async () => {
  expect(await holderOf(DEVICE, OWN, processes({ 5: { name: 'ended', files: [] } }))).toBeUndefined();
  expect(heldParameters({}, DEVICE)).toEqual({});
  expect(heldFacts({})).toEqual({});
});

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GUARDIAN_SCRIPT } from '../../../main/guardian/script.ts';
import { scriptArguments } from '../../../main/guardian/script-arguments.ts';
import { registry } from '../../../drivers/registry.ts';
import { ModbusPtyLine } from '../../support/lines/modbus-line.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';

/** Twice `D0 00`. */
const D0_OFF_BYTES = 4;

/** Above the highest process number that Linux gives: nothing here has to be ended. */
const NOBODY = 2 ** 22 + 1;

let folder = '';
let note = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-guardian-'));
  note = join(folder, 'guardian');
  await writeFile(note, '1 1\n');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** SIGHUP is number 1. */
const HANG_UP_IGNORED = /^SigIgn:\s*[0-9a-f]*[13579bdf]$/m;

/** Runs a guardian to its end; `said` are main's messages to it before its pipe closes. */
async function runGuardian(relay: Record<string, unknown>, said = ''): Promise<{ code: number | null; note: string }> {
  const end = registry.whenMainEnds('relay', { relay: { pulseMs: 700, driver: '', ...relay } });
  if (end === null) throw new Error('nothing would be sent');
  const args = [
    '-c',
    GUARDIAN_SCRIPT,
    'sauda-guardian',
    ...scriptArguments([{ name: '', end }], { note, pid: NOBODY }, process.platform),
  ];
  const child = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'] });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await expect.poll(() => readFile(`/proc/${String(child.pid)}/status`, 'utf8')).toMatch(HANG_UP_IGNORED);
  // What the system ends a session with does not end a guardian.
  for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT'] as const) child.kill(signal);
  child.stdin.end(said);
  return { code: await code, note: await readFile(note, 'utf8') };
}

test('an LCUS board: every contact opens, in both dialects, with the OFF of each channel sent twice', async () => {
  const line = await RelayLine.open({ initiallyOn: [1, 3, 8] });
  try {
    expect(await runGuardian({ driver: 'lcus', port: line.path })).toEqual({ code: 0, note: '1 1\nsent\n' });
    await expect.poll(() => line.isAllOff()).toBe(true);
    // Eight frames of four bytes, twice, and the OFF of the dialect D0 between them.
    await expect.poll(() => line.bytes().length).toBe(2 * 8 * 4 + D0_OFF_BYTES);
  } finally {
    await line.dispose();
  }
});

test.each([
  ['that switches all at once', []],
  ['that knows single outputs alone', [15]],
] as const)('a Modbus board %s: every contact opens', async (_what, lacks) => {
  const line = await ModbusPtyLine.open({ initiallyOn: [2, 4], lacks });
  try {
    const relay = { driver: 'modbus', port: line.path, channels: 4 };
    expect(await runGuardian(relay)).toEqual({ code: 0, note: '1 1\nsent\n' });
    await expect.poll(() => [1, 2, 3, 4].some((channel) => line.board.isOn(channel))).toBe(false);
  } finally {
    await line.dispose();
  }
});

test('disarmed: nothing is sent', async () => {
  const line = await RelayLine.open({ initiallyOn: [1] });
  try {
    const outcome = await runGuardian({ driver: 'lcus', port: line.path }, 'disarm\n');
    expect(outcome).toEqual({ code: 0, note: '1 1\n' });
    expect(line.bytes()).toEqual([]);
  } finally {
    await line.dispose();
  }
});

test('no device at the port: reported, and no file is created there', async () => {
  const port = join(folder, 'absent');
  expect(await runGuardian({ driver: 'lcus', port })).toEqual({ code: 1, note: '1 1\nfailed\n' });
  await expect(readFile(port)).rejects.toThrow('ENOENT');
});

test.each([{ dtr: 'off' }, { rts: 'off' }])(
  'a board that restarts when its port is opened (modemLines %o): every OFF is sent again after its restart',
  async (modemLines) => {
    const line = await RelayLine.open({ initiallyOn: [1, 3] });
    try {
      const relay = { driver: 'lcus', port: line.path, dialect: 'frames', modemLines };
      expect(await runGuardian(relay)).toEqual({ code: 0, note: '1 1\nsent\n' });
      // Eight frames of four bytes, twice for every board, and all of it again for this one.
      await expect.poll(() => line.bytes().length).toBe(2 * 2 * 8 * 4);
      expect(line.isAllOff()).toBe(true);
    } finally {
      await line.dispose();
    }
  },
);

test('the outputs of the port of such a board do not fall between stty and the first frame', () => {
  const wordsFor = (modemLines: object): string => {
    const relay = { driver: 'modbus', port: '/dev/relay', channels: 4, pulseMs: 700, modemLines };
    const end = registry.whenMainEnds('relay', { relay });
    return end === null ? '' : (scriptArguments([{ name: '', end }], { note, pid: NOBODY }, 'linux')[5] ?? '');
  };
  expect(wordsFor({ dtr: 'off' })).toContain(' -hupcl');
  expect(wordsFor({})).not.toContain('hupcl');
});

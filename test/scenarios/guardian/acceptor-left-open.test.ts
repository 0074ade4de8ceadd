import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { encodeFrame, validatorAddress } from '../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { enableBillTypes } from '../../../drivers/bill-acceptor/ccnet/protocol/request.ts';
import { CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { registry } from '../../../drivers/registry.ts';
import { GUARDIAN_SCRIPT } from '../../../main/guardian/script.ts';
import { scriptArguments } from '../../../main/guardian/script-arguments.ts';
import { DevicePty } from '../../support/lines/device-pty.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';

const NOBODY = 2 ** 22 + 1;
const CLOSE = encodeFrame(validatorAddress, enableBillTypes([]).body);

let folder = '';
let note = '';
let unit: CcnetSimulator;
let line: DevicePty;
let received: number[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-guardian-'));
  note = join(folder, 'guardian');
  await writeFile(note, '1 1\n');
  received = [];
  unit = new CcnetSimulator({ clock: systemClock });
  line = await DevicePty.open(9_600, (port) =>
    unit.attach({
      write: (bytes) => port.write(bytes),
      onBytes: (listener) =>
        port.onBytes((bytes) => {
          received.push(...bytes);
          listener(bytes);
        }),
    }),
  );
});

afterEach(async () => {
  await line.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** A guardian whose program has ended. */
async function afterTheEnd(relayPort: string | null): Promise<{ code: unknown; said: string[] }> {
  const acceptor = registry.whenMainEnds('billAcceptor', { billAcceptor: { driver: 'ccnet', port: line.path } });
  const relay =
    relayPort === null
      ? null
      : registry.whenMainEnds('relay', { relay: { driver: 'lcus', port: relayPort, pulseMs: 700 } });
  if (acceptor === null) throw new Error('nothing would be sent');
  const lines = [
    ...(relay === null ? [] : [{ name: '', end: relay } as const]),
    { name: 'acceptor-', end: acceptor } as const,
  ];
  const args = scriptArguments(lines, { note, pid: NOBODY }, process.platform);
  const guardian = spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sauda-guardian', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const over = once(guardian, 'exit');
  guardian.stdin.end();
  const [code] = (await over) as unknown[];
  return {
    code,
    said: (await readFile(note, 'utf8'))
      .split('\n')
      .filter((word) => /sent|failed/.test(word))
      .sort(),
  };
}

test('the acceptor is closed by one command, said twice, and nothing decides about a note', async () => {
  expect(await afterTheEnd(null)).toEqual({ code: 0, said: ['acceptor-sent'] });
  await expect.poll(() => received).toEqual([...CLOSE, ...CLOSE]);
  expect(unit.enabledBills()).toEqual([]);
  expect(unit.insert(tiyn(50_000)).ok).toBe(false);
});

test('two devices at the same time: a relay board that is gone keeps no acceptor open', async () => {
  expect(await afterTheEnd(join(folder, 'absent'))).toEqual({ code: 1, said: ['acceptor-sent', 'failed'] });
  await expect.poll(() => received.length).toBe(2 * CLOSE.length);
});

test('both are there: the contacts open and the acceptor is closed', async () => {
  const board = await RelayLine.open({ initiallyOn: [1, 2] });
  try {
    expect(await afterTheEnd(board.path)).toEqual({ code: 0, said: ['acceptor-sent', 'sent'] });
    await expect.poll(() => board.isAllOff()).toBe(true);
  } finally {
    await board.dispose();
  }
});

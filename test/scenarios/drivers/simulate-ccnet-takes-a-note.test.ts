import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createSerialOpener } from '../../../drivers/port/serial-port.ts';
import { createBillAcceptor } from '../../../drivers/registry.ts';
import { systemClock } from '../../../drivers/system-clock.ts';
import { nextValue } from './next-value.ts';

let command: ChildProcessByStdio<Writable, Readable, null>;
let acceptor: BillAcceptor | undefined;
let printed: string;

/** Resolves with the first thing on the screen that fits. */
async function onScreen(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(printed);
    if (found !== null) return found;
    await once(command.stdout, 'data');
  }
}

function type(line: string): void {
  command.stdin.write(`${line}\n`);
}

beforeEach(() => {
  printed = '';
  command = spawn(process.execPath, ['scripts/main.ts', 'simulate', 'ccnet', '--pty', '--bills', '500,2000'], { stdio: ['pipe', 'pipe', 'inherit'] });
  command.stdout.setEncoding('utf8');
  command.stdout.on('data', (text: string) => {
    printed += text;
  });
});

afterEach(async () => {
  await acceptor?.stop();
  if (command.exitCode === null) {
    const exited = once(command, 'exit');
    command.kill('SIGTERM');
    await exited;
  }
});

it('a note is inserted by a typed command and stacked by the driver of the kiosk', async () => {
  const [, path = ''] = await onScreen(/The kiosk's port: (\S+)\n/);
  const made = createBillAcceptor('ccnet', { path }, { opener: createSerialOpener(systemClock), clock: systemClock });
  if (!made.ok) throw new Error(made.error);
  const driver = made.value;
  acceptor = driver;
  const next = (kind: BillAcceptorEvent['kind']): Promise<BillAcceptorEvent> =>
    nextValue<BillAcceptorEvent>((listener) => driver.onEvent(listener), (event) => event.kind === kind);

  const ready = next('ready');
  driver.start();
  expect(await ready).toMatchObject({ billsTiyn: [50_000, 200_000], identity: { model: 'CashCode SM' } });
  const escrowed = next('escrowed');
  driver.accept([tiyn(200_000)]);
  type('wait enabled');
  type('insert 2000');
  expect(await escrowed).toEqual({ kind: 'escrowed', billTiyn: 200_000 });
  const stacked = next('stacked');
  expect(driver.stack().ok).toBe(true);
  expect(await stacked).toEqual({ kind: 'stacked', billTiyn: 200_000, asked: true });

  await onScreen(/host > device {2}02 03 06 35 EC E4 +STACK\n/);
  await onScreen(/host < device {2}02 03 07 81 01 \S\S \S\S +81 01 stacked: 2000 \(type 1\)\n/);
  type('status');
  await onScreen(/cassette: 1 x 2000\n/);
  const exited = once(command, 'exit');
  type('quit');
  expect(await exited).toEqual([0, null]);
});

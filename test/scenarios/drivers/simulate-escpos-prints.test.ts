import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSerialOpener } from '../../../drivers/port/serial-port.ts';
import type { Printer, PrinterEvent } from '../../../drivers/printer/printer.ts';
import { createPrinter } from '../../../drivers/registry.ts';
import { systemClock } from '../../../drivers/system-clock.ts';
import { documentOf } from '../../support/printer-line.ts';
import { nextValue } from './next-value.ts';

let folder: string;
let command: ChildProcessByStdio<Writable, Readable, null>;
let printer: Printer | undefined;
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

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-papers-'));
  printed = '';
  command = spawn(process.execPath, ['scripts/main.ts', 'simulate', 'escpos', '--pty', '--out', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  command.stdout.setEncoding('utf8');
  command.stdout.on('data', (text: string) => {
    printed += text;
  });
});

afterEach(async () => {
  await printer?.stop();
  if (command.exitCode === null) {
    const exited = once(command, 'exit');
    command.kill('SIGTERM');
    await exited;
  }
  await rm(folder, { recursive: true, force: true });
});

it('the driver of the kiosk prints on the simulated printer, sees its typed fault, and the papers lie in the folder', async () => {
  const [, path = ''] = await onScreen(/The kiosk's port: (\S+)\n/);
  const made = await createPrinter('escpos', { path }, { opener: createSerialOpener(systemClock), clock: systemClock });
  if (!made.ok) throw new Error(made.error);
  const driver = made.value;
  printer = driver;
  const status = (fits: (event: PrinterEvent) => boolean): Promise<PrinterEvent> => nextValue<PrinterEvent>((listener) => driver.onEvent(listener), fits);

  const ready = status(({ kind }) => kind === 'status');
  driver.start();
  expect(await ready).toMatchObject({ status: { faults: [], isAssumed: false } });
  expect(await driver.print(documentOf(4))).toEqual({ ok: true, value: undefined });
  await onScreen(/paper-0001\.png \(576 x \d+ dots\)\n {2}\| line 0\n {2}\| line 1\n {2}\| line 2\n {2}\| line 3\n/);
  const { width } = PNG.sync.read(await readFile(join(folder, 'paper-0001.png')));
  expect(width).toBe(576);

  const open = status((event) => event.kind === 'status' && event.status.faults.includes('cover-open'));
  type('fault cover-open');
  expect(await open).toMatchObject({ status: { faults: ['cover-open'] } });
  expect(await driver.print(documentOf(1))).toMatchObject({ ok: false, error: { isUntouched: true } });
  const closed = status((event) => event.kind === 'status' && event.status.faults.length === 0);
  type('clear');
  await closed;
  expect(await driver.print(documentOf(1))).toEqual({ ok: true, value: undefined });
  await onScreen(/paper-0002\.png/);
  await onScreen(/host > device {2}10 04 01 +question: state\?\n/);
  await onScreen(/host < device {2}12 +state\? all is well\n/);
  expect(await readdir(folder)).toEqual(['paper-0001.png', 'paper-0002.png']);
  const exited = once(command, 'exit');
  type('quit');
  expect(await exited).toEqual([0, null]);
});

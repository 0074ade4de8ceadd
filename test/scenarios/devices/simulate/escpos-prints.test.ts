import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import type { Printer, PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { registry } from '../../../../drivers/registry.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { documentOf } from '../../../support/lines/printer-line.ts';
import { SimulateCommand } from '../../../support/lines/simulate-command.ts';
import { nextValue } from '../next-value.ts';

let folder: string;
let command: SimulateCommand;
let printer: Printer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-papers-'));
  command = new SimulateCommand('escpos', '--pty', '--out', folder);
});

afterEach(async () => {
  await printer?.stop();
  await command.end();
  await rm(folder, { recursive: true, force: true });
});

it('the kiosk’s driver prints on the simulated printer and detects its typed fault, and the folder has the papers', async () => {
  const path = await command.kioskPort();
  const made = await registry.createPrinter(
    { driver: 'escpos', port: path },
    { opener: createSerialOpener(systemClock), clock: systemClock },
  );
  if (!made.ok) throw new Error(made.error);
  const driver = made.value;
  printer = driver;
  const status = (fits: (event: PrinterEvent) => boolean): Promise<PrinterEvent> =>
    nextValue<PrinterEvent>((listener) => driver.onEvent(listener), fits);

  const ready = status(({ kind }) => kind === 'status');
  driver.start();
  expect(await ready).toMatchObject({ status: { faults: [], isAssumed: false } });
  expect(await driver.print(documentOf(4))).toEqual({ ok: true, value: undefined });
  await command.onScreen(
    /paper-0001\.png \(576 x \d+ dots\)\n {2}\| line 0\n {2}\| line 1\n {2}\| line 2\n {2}\| line 3\n/,
  );
  const { width } = PNG.sync.read(await readFile(join(folder, 'paper-0001.png')));
  expect(width).toBe(576);

  const open = status((event) => event.kind === 'status' && event.status.faults.includes('cover-open'));
  command.type('fault cover-open');
  expect(await open).toMatchObject({ status: { faults: ['cover-open'] } });
  expect(await driver.print(documentOf(1))).toMatchObject({ ok: false, error: { isUntouched: true } });
  const closed = status((event) => event.kind === 'status' && event.status.faults.length === 0);
  command.type('clear');
  await closed;
  expect(await driver.print(documentOf(1))).toEqual({ ok: true, value: undefined });
  await command.onScreen(/paper-0002\.png/);
  await command.onScreen(/host > device {2}10 04 01 +question: state\?\n/);
  await command.onScreen(/host < device {2}12 +state\? all is well\n/);
  expect(await readdir(folder)).toEqual(['paper-0001.png', 'paper-0002.png']);
  expect(await command.quit()).toEqual([0, null]);
});

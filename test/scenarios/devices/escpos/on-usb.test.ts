import { expect, it } from 'vitest';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { portKindOf } from '../../../../drivers/port/port-kind.ts';
import { createUsbPrinterOpener } from '../../../../drivers/port/usb-printer-port.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import type { PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { documentOf, PrinterPty } from '../../../support/lines/printer-line.ts';
import { nextValue } from '../next-value.ts';

it.each(['/dev/usb/lp0', '/dev/usb/lp12', '/dev/usblp1', '/dev/lp0'])('takes %s for a printer on USB', (path) => {
  expect(portKindOf(path)).toBe('usb-printer');
});

it.each(['/dev/ttyUSB0', '/dev/serial/by-path/usb-0:1', 'COM3'])('takes %s for a serial port', (path) => {
  expect(portKindOf(path)).toBe('serial');
});

it('reports why a file cannot be opened', async () => {
  const opener = createUsbPrinterOpener(systemClock);
  expect(await opener.open({ path: '/dev/usb/lp97', baudRate: 9_600 })).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
});

/** A terminal's far end is a file that answers at once like that of the printer class. */
it('prints through a file, detects its removal, and prints again', async () => {
  const line = await PrinterPty.open();
  const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: line.path }), {
    opener: createUsbPrinterOpener(systemClock),
    clock: systemClock,
  });
  const next = (kind: PrinterEvent['kind']): Promise<PrinterEvent> =>
    nextValue<PrinterEvent>(
      (listener) => printer.onEvent(listener),
      (event) => event.kind === kind,
    );
  try {
    const ready = next('status');
    printer.start();
    expect(await ready).toMatchObject({ status: { faults: [], isAssumed: false } });
    expect(await printer.print(documentOf(10))).toEqual({ ok: true, value: undefined });
    expect(line.device.papers()).toHaveLength(1);
    const lost = next('lost');
    await line.unplug();
    await lost;
    const back = next('status');
    await line.plug();
    await back;
    expect(await printer.print(documentOf(10))).toEqual({ ok: true, value: undefined });
    expect(line.device.papers()).toHaveLength(2);
  } finally {
    await printer.stop();
    await line.dispose();
  }
});

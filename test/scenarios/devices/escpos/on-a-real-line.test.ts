import { expect, it } from 'vitest';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import type { PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { documentOf, PrinterPty } from '../../../support/lines/printer-line.ts';
import { nextValue } from '../next-value.ts';

it('prints over a real serial line, detects the unplugged cable, and prints again', async () => {
  const line = await PrinterPty.open();
  const opener = createSerialOpener(systemClock);
  const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: line.path }), {
    opener,
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

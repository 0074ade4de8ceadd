import { expect } from 'vitest';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import type { PortOpener } from '../../../../drivers/port/byte-port.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import type { PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { documentOf, PrinterPty } from '../../../support/lines/printer-line.ts';
import { nextValue } from '../next-value.ts';

/** Prints through a port that the opener opens, unplugs the device, plugs it in again, and prints once more. */
export async function expectPrintsAfterUnplugging(opener: PortOpener): Promise<void> {
  const line = await PrinterPty.open();
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
}

import { expect, it } from 'vitest';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { portKindOf } from '../../../../drivers/port/port-kind.ts';
import { createUsbPrinterOpener } from '../../../../drivers/port/usb-printer-port.ts';
import { expectPrintsAfterUnplugging } from './unplugged-and-back.ts';

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
it('prints through a file, detects its removal, and prints again', () =>
  expectPrintsAfterUnplugging(createUsbPrinterOpener(systemClock)));

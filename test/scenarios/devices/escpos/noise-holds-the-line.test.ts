import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import type { DeviceLine } from '../../../../drivers/port/memory-port.ts';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

const xon = 0x11;
const xoff = 0x13;

async function say(line: DeviceLine, byte: number): Promise<void> {
  expect(await line.write(Uint8Array.of(byte))).toMatchObject({ ok: true });
}

it('prints although earlier noise looked like XOFF', async () => {
  const { clock, printer, device, line } = await openPrinterHarness();
  await say(line, xoff);
  await clock.advance(delays.printerHoldLimitMs + delays.printerPollMs);
  const printed = printer.print(documentOf(3));
  await clock.advance(2_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  await printer.stop();
});

it('loses at most one paper to such a byte on a printer that never answers', async () => {
  const { clock, printer, device, line } = await openPrinterHarness({}, {}, (unit) => unit.setFault({ kind: 'mute' }));
  await say(line, xoff);
  const first = printer.print(documentOf(3));
  await clock.advance(60_000);
  expect(await first).toMatchObject({ ok: false, error: { isUntouched: true, reason: { kind: 'silent' } } });
  const second = printer.print(documentOf(3));
  await clock.advance(5_000);
  expect(await second).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  await printer.stop();
});

it('obeys a recent XOFF', async () => {
  const { clock, printer, device, line } = await openPrinterHarness();
  await say(line, xoff);
  const printed = printer.print(documentOf(3));
  await clock.advance(delays.printerHoldLimitMs / 2);
  expect(device.papers()).toHaveLength(0);
  await say(line, xon);
  await clock.advance(2_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  await printer.stop();
});

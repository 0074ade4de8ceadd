import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('obeys XOFF and loses nothing on a small buffer and a slow head', async () => {
  const { clock, printer, device } = await openPrinterHarness({}, { rowsPerSecond: 200, bufferBytes: 512 });
  const printed = printer.print(documentOf(100));
  await clock.advance(60_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.lostBytes).toBe(0);
  expect(device.papers()[0]?.text).toHaveLength(100);
  await printer.stop();
});

import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('waits for a head that cools down within a paper', async () => {
  const { clock, printer, device, events } = await openPrinterHarness({}, { rowsPerSecond: 800 });
  const printed = printer.print(documentOf(40));
  await clock.advance(500);
  device.setFault({ kind: 'head-hot' });
  await clock.advance(30_000);
  expect(events.at(-1)).toMatchObject({ status: { faults: ['head-hot'] } });
  device.clearFault('head-hot');
  await clock.advance(5_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  await printer.stop();
});

it('does not wait without a limit', async () => {
  const { clock, printer, device } = await openPrinterHarness({}, { rowsPerSecond: 800 });
  const printed = printer.print(documentOf(40));
  await clock.advance(500);
  device.setFault({ kind: 'head-hot' });
  await clock.advance(100_000);
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false } });
  await printer.stop();
});

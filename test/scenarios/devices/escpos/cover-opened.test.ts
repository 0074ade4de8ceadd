import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('fails when the cover is opened under a running paper', async () => {
  const { clock, printer, device, events } = await openPrinterHarness({}, { rowsPerSecond: 400 });
  const printed = printer.print(documentOf(30));
  await clock.advance(500);
  device.setFault({ kind: 'cover-open' });
  await clock.advance(3_000);
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false, reason: { faults: ['cover-open'] } } });
  expect(events.at(-1)).toMatchObject({ kind: 'status', status: { faults: ['cover-open'] } });
  device.clearFault('cover-open');
  await clock.advance(3_000);
  expect(events.at(-1)).toMatchObject({ kind: 'status', status: { faults: [] } });
  await printer.stop();
});

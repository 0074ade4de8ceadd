import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('reports an incomplete receipt as failed, with paper out of the printer', async () => {
  const { clock, printer, device } = await openPrinterHarness({}, { rowsPerSecond: 800 }, (unit) =>
    unit.setFault({ kind: 'paper-end', afterLines: 10 }),
  );
  const printed = printer.print(documentOf(20));
  await clock.advance(10_000);
  expect(await printed).toMatchObject({
    ok: false,
    error: { isUntouched: false, reason: { kind: 'faulty', faults: ['paper-end'] } },
  });
  expect(device.papers()).toEqual([]);
  expect(device.uncut().text).toHaveLength(10);
  await printer.stop();
});

it('detects it even when the printer stops accepting data', async () => {
  const simulated = { rowsPerSecond: 800, bufferBytes: 512 };
  const { clock, printer, device } = await openPrinterHarness({}, simulated, (unit) =>
    unit.setFault({ kind: 'paper-end', afterLines: 3 }),
  );
  const printed = printer.print(documentOf(100));
  await clock.advance(20_000);
  expect(await printed).toMatchObject({
    ok: false,
    error: { isUntouched: false, reason: { kind: 'faulty', faults: ['paper-end'] } },
  });
  expect(device.uncut().text.length).toBeLessThan(5);
  await printer.stop();
});

import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('distinguishes a printed paper that was not cut from one that was', async () => {
  const { clock, printer, device } = await openPrinterHarness({}, {}, (unit) => unit.setFault({ kind: 'cutter' }));
  const printed = printer.print(documentOf(3));
  await clock.advance(5_000);
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false, reason: { faults: ['cutter'] } } });
  expect(device.papers()).toEqual([]);
  const next = printer.print(documentOf(3));
  await clock.advance(5_000);
  expect(await next).toMatchObject({ ok: false, error: { isUntouched: true, reason: { faults: ['cutter'] } } });
  await printer.stop();
});

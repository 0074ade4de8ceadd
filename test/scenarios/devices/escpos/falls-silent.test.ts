import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('is lost when it stops answering, refuses papers before any byte, and recovers by itself', async () => {
  const { clock, printer, device, events } = await openPrinterHarness();
  device.powerCut();
  await clock.advance(10_000);
  expect(events.slice(1)).toMatchObject([{ kind: 'lost', reason: { kind: 'silent' } }]);
  const refused = printer.print(documentOf(3));
  await clock.advance(5_000);
  expect(await refused).toMatchObject({ ok: false, error: { isUntouched: true, reason: { kind: 'silent' } } });
  device.powerOn();
  await clock.advance(5_000);
  expect(events.at(-1)).toMatchObject({ kind: 'status', status: { faults: [] } });
  await printer.stop();
});

it('does not report a paper as printed when the power was cut during it', async () => {
  const { clock, printer, device } = await openPrinterHarness({}, { rowsPerSecond: 400 });
  const first = printer.print(documentOf(2));
  await clock.advance(5_000);
  expect(await first).toMatchObject({ ok: true });
  const printed = printer.print(documentOf(30));
  await clock.advance(800);
  device.powerCut();
  await clock.advance(60_000);
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false, reason: { kind: 'silent' } } });
  await printer.stop();
});

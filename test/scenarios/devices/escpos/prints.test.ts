import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('reports that it is ready, prints, cuts, and reports a completely printed paper', async () => {
  const { clock, printer, device, events } = await openPrinterHarness({}, { rowsPerSecond: 800 });
  expect(events).toEqual([{ kind: 'status', status: { faults: [], isPaperNearEnd: false, isAssumed: false } }]);
  let isSettled = false;
  const printed = printer.print(documentOf(20)).finally(() => {
    isSettled = true;
  });
  await clock.advance(400);
  expect(isSettled).toBe(false);
  expect(await printer.print(documentOf(1))).toMatchObject({
    ok: false,
    error: { isUntouched: true, reason: { kind: 'busy' } },
  });
  await clock.advance(2_000);
  expect(await printed).toEqual({ ok: true, value: undefined });
  expect(device.papers()).toHaveLength(1);
  expect(device.papers()[0]?.text).toEqual(Array.from({ length: 20 }, (_, index) => `line ${index}`));
  await printer.stop();
  expect(clock.pendingTimers).toBe(0);
});

it('prints with paper near its end, and reports that', async () => {
  const { clock, printer, device, events } = await openPrinterHarness({}, {}, (unit) =>
    unit.setFault({ kind: 'near-end' }),
  );
  expect(events).toMatchObject([{ status: { faults: [], isPaperNearEnd: true } }]);
  const printed = printer.print(documentOf(2));
  await clock.advance(2_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  await printer.stop();
});

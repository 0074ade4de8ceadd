import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('refuses a paper before a single byte of it is sent, and prints again with a new roll', async () => {
  const { clock, printer, device, events } = await openPrinterHarness({}, {}, (unit) =>
    unit.setFault({ kind: 'paper-end' }),
  );
  expect(events).toMatchObject([{ kind: 'status', status: { faults: ['paper-end'] } }]);
  const waiting = device.waitingBytes;
  const refused = printer.print(documentOf(3));
  await clock.advance(1_000);
  expect(await refused).toMatchObject({
    ok: false,
    error: { isUntouched: true, reason: { kind: 'faulty', faults: ['paper-end'] } },
  });
  // Only questions have come since, three bytes each.
  expect((device.waitingBytes - waiting) % 3).toBe(0);
  device.clearFault('paper-end');
  await clock.advance(3_000);
  expect(events.at(-1)).toMatchObject({ kind: 'status', status: { faults: [] } });
  const printed = printer.print(documentOf(3));
  await clock.advance(3_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toMatchObject([{ text: ['line 0', 'line 1', 'line 2'] }]);
  await printer.stop();
});

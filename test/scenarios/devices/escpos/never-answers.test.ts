import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('takes a printer that never answers for ready, and prints', async () => {
  const { clock, printer, device, events } = await openPrinterHarness({}, {}, (unit) =>
    unit.setFault({ kind: 'mute' }),
  );
  expect(events).toEqual([{ kind: 'status', status: { faults: [], isPaperNearEnd: false, isAssumed: true } }]);
  const printed = printer.print(documentOf(3));
  await clock.advance(3_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  // It begins to answer: from then on its word counts.
  device.clearFault('mute');
  device.setFault({ kind: 'cover-open' });
  await clock.advance(5_000);
  expect(events.at(-1)).toMatchObject({ status: { faults: ['cover-open'], isAssumed: false } });
  await printer.stop();
});

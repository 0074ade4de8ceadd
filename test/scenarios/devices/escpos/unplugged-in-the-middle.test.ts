import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('ends the paper at once, looks for the printer, and the next paper begins cleanly', async () => {
  // Kazakh on a clone is a picture: the line ends in the middle of one.
  const kazakh = {
    lines: Array.from({ length: 20 }, () => ({
      kind: 'text' as const,
      text: 'Қазақстандық сүт өнімдері',
      align: 'left' as const,
      size: 'normal' as const,
      isBold: false,
    })),
  };
  const { clock, printer, device, line, events } = await openPrinterHarness(
    {},
    { rowsPerSecond: 100, bufferBytes: 1_024 },
  );
  const printed = printer.print(kazakh);
  await clock.advance(1_000);
  line.unplug();
  await clock.advance(100);
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false } });
  expect(events.at(-1)).toMatchObject({ kind: 'lost' });
  expect(await printer.print(documentOf(1))).toMatchObject({
    ok: false,
    error: { isUntouched: true, reason: { kind: 'not-connected' } },
  });
  line.plug();
  await clock.advance(30_000);
  expect(events.at(-1)).toMatchObject({ kind: 'status', status: { faults: [] } });
  const again = printer.print(documentOf(5));
  await clock.advance(10_000);
  expect(await again).toMatchObject({ ok: true });
  expect(device.papers().at(-1)?.text.slice(-5)).toEqual(['line 0', 'line 1', 'line 2', 'line 3', 'line 4']);
  await printer.stop();
});

import { expect, it } from 'vitest';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

it('ends the paper and leaves no timer', async () => {
  const { clock, printer } = await openPrinterHarness({}, { rowsPerSecond: 100, bufferBytes: 512 });
  const printed = printer.print(documentOf(100));
  await clock.advance(1_000);
  const stopped = printer.stop();
  await clock.advance(2_000);
  await stopped;
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false } });
});

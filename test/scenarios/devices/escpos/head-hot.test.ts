import { expect, it } from 'vitest';
import { asOnPaper, readPaper } from '../../../support/paper/paper-reader.ts';
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

it('a head that was hot where nothing stops the computer and nothing tells of lost data: the paper has failed, and the next one is alone', async () => {
  const settings = { raster: 'always', baudRate: 115_200, flowControl: 'none' } as const;
  const simulated = { rowsPerSecond: 250, flowControl: 'none', bufferBytes: 2_048, answersPaper: false } as const;
  const { clock, printer, device } = await openPrinterHarness(settings, simulated, undefined, { isTimed: true });
  const printed = printer.print(documentOf(40));
  await clock.advance(1_200);
  device.setFault({ kind: 'head-hot' });
  await clock.advance(30_000);
  device.clearFault('head-hot');
  await clock.advance(90_000);
  expect(await printed).toMatchObject({ ok: false, error: { isUntouched: false } });
  const next = printer.print(documentOf(3));
  await clock.advance(60_000);
  expect(await next).toMatchObject({ ok: true });
  const lines = Array.from({ length: 3 }, (_, index) => asOnPaper(`line ${String(index)}`));
  expect(device.papers().map(readPaper).at(-1)).toEqual(lines);
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

it.each([
  [1_024, 'xon-xoff'],
  [2_048, 'none'],
  [2_048, 'dtr-dsr'],
] as const)(
  'a buffer of %i bytes (%s) has room for all questions of a minute, and the paper is whole',
  async (bufferBytes, flowControl) => {
    const settings = { raster: 'always', baudRate: 115_200, flowControl } as const;
    const simulated = { rowsPerSecond: 400, bufferBytes, flowControl };
    const { clock, printer, device } = await openPrinterHarness(settings, simulated, undefined, { isTimed: true });
    const printed = printer.print(documentOf(40));
    await clock.advance(800);
    device.setFault({ kind: 'head-hot' });
    await clock.advance(55_000);
    device.clearFault('head-hot');
    await clock.advance(60_000);
    expect(await printed).toMatchObject({ ok: true });
    expect(device.lostBytes).toBe(0);
    const lines = Array.from({ length: 40 }, (_, index) => asOnPaper(`line ${String(index)}`));
    expect(device.papers().map(readPaper)).toEqual([lines]);
    await printer.stop();
  },
);

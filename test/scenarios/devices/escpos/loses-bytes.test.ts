import { expect, test } from 'vitest';
import type { PaperDocument } from '../../../../app/paper/document.ts';
import type { EscposSimulatorSettings } from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import { openPrinterHarness } from '../../../support/lines/printer-line.ts';
import { asOnPaper, readPaper } from '../../../support/paper/paper-reader.ts';

const words = 'Қазақстандық сүт өнімдері, екі дана';

/** So many lines of Kazakh, each with its number: pictures on a clone, 2 KB each. */
function kazakh(lines: number): PaperDocument {
  return {
    lines: Array.from({ length: lines }, (_, index) => ({
      kind: 'text',
      text: `${String(index)} ${words}`,
      align: 'left',
      size: 'normal',
      isBold: false,
    })),
  };
}

function expectedLines(lines: number): readonly string[] {
  return Array.from({ length: lines }, (_, index) => asOnPaper(`${String(index)} ${words}`));
}

const deaf = { flowControl: 'none', bufferBytes: 4_096 } as const;
const longMs = 120_000;

const printers: readonly (readonly [string, number, Omit<EscposSimulatorSettings, 'clock'>])[] = [
  ['19200 baud, 200 rows a second', 19_200, { ...deaf, rowsPerSecond: 200 }],
  ['115200 baud, 200 rows a second', 115_200, { ...deaf, rowsPerSecond: 200 }],
  ['115200 baud, 50 rows a second', 115_200, { ...deaf, rowsPerSecond: 50 }],
  ['115200 baud, a buffer of 2 KB', 115_200, { ...deaf, bufferBytes: 2_048, rowsPerSecond: 200 }],
];

test.each(printers)(
  'all 14 lines are printed although the computer is not stopped: %s',
  async (_, baudRate, simulated) => {
    const { clock, printer, device } = await openPrinterHarness({ baudRate }, simulated, undefined, { isTimed: true });
    const printed = printer.print(kazakh(14));
    await clock.advance(longMs);
    expect(await printed).toMatchObject({ ok: true });
    expect(device.lostBytes).toBe(0);
    expect(device.papers().map(readPaper)).toEqual([expectedLines(14)]);
    await printer.stop();
  },
);

test.each(printers)('an incomplete paper is not taken for a complete one: %s', async (_, baudRate, simulated) => {
  const { clock, printer, device } = await openPrinterHarness({ baudRate }, simulated, undefined, { isTimed: true });
  device.setFault({ kind: 'paper-end', afterLines: 3 });
  const printed = printer.print(kazakh(14));
  await clock.advance(longMs);
  expect(await printed).toMatchObject({
    ok: false,
    error: { isUntouched: false, reason: { kind: 'faulty', faults: ['paper-end'] } },
  });
  expect(device.lostBytes).toBe(0);
  device.clearFault('paper-end');
  await clock.advance(longMs);
  const before = device.papers().length;
  const next = printer.print(kazakh(3));
  await clock.advance(longMs);
  expect(await next).toMatchObject({ ok: true });
  expect(device.papers().slice(before).map(readPaper)).toEqual([expectedLines(3)]);
  await printer.stop();
});

test.each([
  ['without GS r', { answersPaper: false }],
  ['that answers nothing at all', {}],
] as const)('a printer %s is sent no more than the slowest one prints', async (kind, more) => {
  const { clock, printer, device } = await openPrinterHarness(
    { baudRate: 115_200, flowControl: 'none' },
    { ...deaf, rowsPerSecond: 250, ...more },
    (unit) => {
      if (kind !== 'without GS r') unit.setFault({ kind: 'mute' });
    },
    { isTimed: true },
  );
  const printed = printer.print(kazakh(14));
  await clock.advance(longMs);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.lostBytes).toBe(0);
  expect(device.papers().map(readPaper)).toEqual([expectedLines(14)]);
  await printer.stop();
});

test.each(['dtr-dsr', 'rts-cts'] as const)(
  'a printer that answers nothing stops the computer by %s',
  async (flowControl) => {
    const { clock, printer, device, events } = await openPrinterHarness(
      { baudRate: 115_200, flowControl },
      { flowControl, bufferBytes: 4_096, rowsPerSecond: 200 },
      (unit) => unit.setFault({ kind: 'mute' }),
      { isTimed: true },
    );
    const printed = printer.print(kazakh(14));
    await clock.advance(longMs);
    expect(await printed).toMatchObject({ ok: true });
    expect(device.lostBytes).toBe(0);
    expect(device.papers().map(readPaper)).toEqual([expectedLines(14)]);
    expect(events.filter(({ kind }) => kind === 'no-flow-control')).toEqual([]);
    await printer.stop();
  },
);

test('a line without modem lines is reported once, and the printer prints', async () => {
  const { clock, printer, device, events } = await openPrinterHarness(
    { baudRate: 115_200, model: 'epson-tm-t20iii' },
    { ...deaf, make: 'epson', rowsPerSecond: 200 },
    undefined,
    { isTimed: true },
  );
  const printed = printer.print(kazakh(14));
  await clock.advance(longMs);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers().map(readPaper)).toEqual([expectedLines(14)]);
  expect(events.filter(({ kind }) => kind === 'no-flow-control')).toEqual([
    { kind: 'no-flow-control', flowControl: 'dtr-dsr' },
  ]);
  await printer.stop();
});

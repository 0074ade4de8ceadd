import { expect, test } from 'vitest';
import type { PaperDocument } from '../../../../app/paper/document.ts';
import type { UnfinishedPaper } from '../../../../app/ports/unfinished-paper.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { createMemoryLine, type DeviceLine } from '../../../../drivers/port/memory-port.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator } from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer, PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { readPaper } from '../../../support/paper/paper-reader.ts';
import { documentOf } from '../../../support/lines/printer-line.ts';

/** Kazakh on a clone is a picture: most of this paper is the middle of a command. */
const pictures: PaperDocument = {
  lines: Array.from({ length: 4 }, () => ({
    kind: 'text',
    text: 'Қазақстандық сүт өнімдері',
    align: 'left',
    size: 'normal',
    isBold: false,
  })),
};
/** What is asked before a paper: DLE EOT 1 to 4. */
const questionBytes = 12;
const settings = escposSettings.parse({ driver: 'escpos', port: 'printer' });

/** A line of which only the first so many bytes reach the printer, as from a program that is killed. */
function breakable(line: DeviceLine): { readonly line: DeviceLine; letPass(bytes: number): void } {
  let left = Number.POSITIVE_INFINITY;
  const onBytes: DeviceLine['onBytes'] = (listener) =>
    line.onBytes((bytes) => {
      const passed = bytes.subarray(0, Math.min(bytes.length, left));
      left -= passed.length;
      if (passed.length > 0) listener(passed);
    });
  return { line: { write: (bytes) => line.write(bytes), onBytes }, letPass: (bytes) => (left = bytes) };
}

/** What a machine knows whose data directory was replaced, or which got the printer of another one. */
const nothingRemembered: UnfinishedPaper = {
  isUnfinished: () => Promise.resolve(false),
  note: () => Promise.resolve(),
};

interface Left {
  readonly clock: FakeClock;
  readonly device: EscposSimulator;
  readonly next: Printer;
  readonly events: readonly PrinterEvent[];
}

/** A printer that a killed program has left so many bytes into a paper, and the next program's driver. */
async function leave(sentBytes: number, bufferBytes: number, isRemembered = true): Promise<Left> {
  const clock = new FakeClock();
  const { opener, device: wire } = createMemoryLine('printer', clock);
  const broken = breakable(wire);
  const device = new EscposSimulator({ clock, bufferBytes });
  device.attach(broken.line);
  const killed = createEscposPrinter(settings, { opener, clock });
  killed.start();
  await clock.advance(1_000);
  broken.letPass(questionBytes + sentBytes);
  const never = killed.print(pictures);
  // The questions take 40 ms; the paper's end is never confirmed.
  await clock.advance(100);
  await killed.stop();
  expect(await never).toMatchObject({ ok: false });
  expect(device.papers()).toHaveLength(0);
  broken.letPass(Number.POSITIVE_INFINITY);
  const memory = isRemembered ? {} : { unfinishedPaper: nothingRemembered };
  const next = createEscposPrinter(settings, { opener, clock, ...memory });
  const events: PrinterEvent[] = [];
  next.onEvent((event) => events.push(event));
  return { clock, device, next, events };
}

async function expectWholePaper({ clock, device, next }: Left): Promise<void> {
  const printed = next.print(documentOf(5));
  await clock.advance(10_000);
  expect(await printed).toMatchObject({ ok: true });
  // What was left is cut off first, and marked as void.
  expect(device.papers()).toHaveLength(2);
  expect(device.papers()[0]?.text.join()).toContain('VOID');
  expect(device.papers().slice(1).flatMap(readPaper)).toEqual(['line 0', 'line 1', 'line 2', 'line 3', 'line 4']);
  await next.stop();
}

test.each([9, 12, 60, 150, 400, 503, 511, 700, 1_200, 1_600])(
  'the first paper is complete after a program was killed %i bytes into another one',
  async (sentBytes) => {
    const left = await leave(sentBytes, 4_096);
    left.next.start();
    await left.clock.advance(1_000);
    await expectWholePaper(left);
  },
);

test.each([60, 700])(
  'no line of the first paper is missing where nothing is known of another one, %i bytes of which were sent',
  async (sentBytes) => {
    const { clock, device, next } = await leave(sentBytes, 4_096, false);
    next.start();
    await clock.advance(1_000);
    const printed = next.print(documentOf(5));
    await clock.advance(10_000);
    expect(await printed).toMatchObject({ ok: true });
    const lines = device.papers().flatMap(readPaper);
    expect(lines.slice(-5)).toEqual(['line 0', 'line 1', 'line 2', 'line 3', 'line 4']);
    await next.stop();
  },
);

test('the first paper is complete although the printer did not accept the rest of the other one at first', async () => {
  const left = await leave(60, 512);
  left.device.setFault({ kind: 'cover-open' });
  left.next.start();
  await left.clock.advance(delays.printerHoldLimitMs + 1_000);
  expect(left.events).toMatchObject([{ kind: 'status', status: { faults: ['cover-open'] } }]);
  left.device.clearFault('cover-open');
  await left.clock.advance(5_000);
  await expectWholePaper(left);
  expect(left.device.lostBytes).toBe(0);
});

test('a stop does not wait for a printer that stops the line', async () => {
  const left = await leave(60, 512);
  left.device.setFault({ kind: 'cover-open' });
  left.next.start();
  await left.clock.advance(1_000);
  await left.next.stop();
  expect(left.clock.pendingTimers).toBe(0);
});

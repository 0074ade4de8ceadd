import { expect, test } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator } from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer, PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { documentOf } from '../../../support/lines/printer-line.ts';

/** The drawer contact is open: as an answer to any other question than the first this would be a fault. */
const healthy: Readonly<Record<number, number>> = { 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 };

interface LateHarness {
  readonly clock: FakeClock;
  readonly printer: Printer;
  readonly device: EscposSimulator;
  readonly events: readonly PrinterEvent[];
  answerAfter(delayMs: number): void;
}

/** A healthy printer whose answers take the given time. */
function openLateHarness(firstDelayMs: number): LateHarness {
  const clock = new FakeClock();
  const { opener, device: line } = createMemoryLine('printer', clock);
  let delayMs = firstDelayMs;
  const device = new EscposSimulator({ clock });
  device.setFault({ kind: 'mute' });
  device.attach(line);
  const answer = (byte: number): void => {
    clock.setTimer(delayMs, () => void line.write(Uint8Array.of(byte)));
  };
  line.onBytes(([first, second, question = 0]) => {
    if (first === 0x10 && second === 0x04) answer(healthy[question] ?? 0x12);
    if (first === 0x1d && second === 0x72) answer(0x00);
  });
  const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: 'printer' }), { opener, clock });
  const events: PrinterEvent[] = [];
  printer.onEvent((event) => events.push(event));
  printer.start();
  return { clock, printer, device, events, answerAfter: (ms) => (delayMs = ms) };
}

function faultsOf(events: readonly PrinterEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'status' ? event.status.faults : []));
}

/** Prints one paper: it comes out, or fails for lack of an answer; never because of a fault. */
async function printOne({ clock, printer, device }: LateHarness): Promise<void> {
  const before = device.papers().length;
  const printing = printer.print(documentOf(3));
  await clock.advance(60_000);
  const printed = await printing;
  if (printed.ok) expect(device.papers()).toHaveLength(before + 1);
  else expect(printed.error.reason.kind).toBe('silent');
}

const lateMs = [210, 250, 300, 400, 600, 615, 900, 2_600, 2_900];

test.each(lateMs)('a printer that answers after %i ms never has a fault', async (delayMs) => {
  const harness = openLateHarness(delayMs);
  await harness.clock.advance(60_000);
  await printOne(harness);
  expect(faultsOf(harness.events)).toEqual([]);
  await harness.printer.stop();
});

test.each(lateMs)(
  'a printer that answers after %i ms at first, and then quickly, never has a fault',
  async (delayMs) => {
    const harness = openLateHarness(2);
    await harness.clock.advance(10_000);
    harness.answerAfter(delayMs);
    await printOne(harness);
    await harness.clock.advance(20_000);
    harness.answerAfter(2);
    await harness.clock.advance(20_000);
    expect(faultsOf(harness.events)).toEqual([]);
    expect(harness.events.at(-1)).toMatchObject({ kind: 'status', status: { faults: [], isAssumed: false } });
    await printOne(harness);
    await harness.printer.stop();
  },
);

test('one late round after a paper does not make it a failed one', async () => {
  const harness = openLateHarness(2);
  await harness.clock.advance(10_000);
  harness.device.onPaper(() => {
    harness.answerAfter(260);
    harness.clock.setTimer(2_000, () => harness.answerAfter(2));
  });
  const printing = harness.printer.print(documentOf(3));
  await harness.clock.advance(60_000);
  expect(await printing).toEqual({ ok: true, value: undefined });
  await harness.printer.stop();
});

test('one late round has no lasting effect', async () => {
  const harness = openLateHarness(2);
  await harness.clock.advance(10_000);
  harness.answerAfter(260);
  await harness.clock.advance(2_300);
  harness.answerAfter(2);
  await harness.clock.advance(10_000);
  expect(harness.events).toEqual([{ kind: 'status', status: { faults: [], isPaperNearEnd: false, isAssumed: false } }]);
  await harness.printer.stop();
});

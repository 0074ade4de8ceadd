import { expect, it } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import type { PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { documentOf, openPrinterHarness } from '../../../support/lines/printer-line.ts';

/** Looks like the answer "all is well" to any question. */
const noise = Uint8Array.of(0x12);

/** A printer that answers nothing, on a line where so many questions in succession are followed by noise. */
function noisyHarness(): ReturnType<typeof createMemoryLine> & {
  readonly clock: FakeClock;
  disturb(questions: number): void;
} {
  const clock = new FakeClock();
  const memory = createMemoryLine('printer', clock);
  let disturbed = 0;
  memory.device.onBytes(([first, second]) => {
    if (first !== 0x10 || second !== 0x04 || disturbed === 0) return;
    disturbed -= 1;
    void memory.device.write(noise);
  });
  return { ...memory, clock, disturb: (questions) => (disturbed = questions) };
}

it.each([1, 2, 4])(
  'keeps printing on a printer that never answers after noise followed %i status requests',
  async (questions) => {
    const { opener, clock, disturb } = noisyHarness();
    const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: 'printer' }), { opener, clock });
    const events: PrinterEvent[] = [];
    printer.onEvent((event) => events.push(event));
    printer.start();
    await clock.advance(2_000);
    disturb(questions);
    await clock.advance(30_000);
    expect(events.filter(({ kind }) => kind === 'lost')).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'status', status: { faults: [], isAssumed: true } });
    const printed = printer.print(documentOf(3));
    await clock.advance(10_000);
    expect(await printed).toMatchObject({ ok: true });
    await printer.stop();
  },
);

it('assumes nothing about the printer on a reopened port', async () => {
  const { clock, printer, device, line, events } = await openPrinterHarness();
  // Another one is plugged in, and that one never answers.
  line.unplug();
  await clock.advance(3_000);
  device.setFault({ kind: 'mute' });
  line.plug();
  await clock.advance(30_000);
  expect(events.at(-1)).toMatchObject({ kind: 'status', status: { isAssumed: true } });
  const printed = printer.print(documentOf(3));
  await clock.advance(10_000);
  expect(await printed).toMatchObject({ ok: true });
  expect(device.papers()).toHaveLength(1);
  await printer.stop();
});

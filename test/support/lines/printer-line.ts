import type { PaperDocument, PaperLine } from '../../../app/paper/document.ts';
import { createEscposPrinter } from '../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator, type EscposSimulatorSettings } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer, PrinterEvent } from '../../../drivers/printer/printer.ts';
import { createMemoryLine, type MemoryDevice, type MemoryLineOptions } from '../../../drivers/port/memory-port.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { DevicePty, PluggedDevice } from './device-pty.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const BAUD_RATE = 19_200;
const path = 'printer';
/** On a line that takes its time, filling up what an earlier run may have left is more than a second. */
const TIMED_START_MS = 3_000;

/** A document of so many lines of text. */
export function documentOf(lines: number): PaperDocument {
  const line = (index: number): PaperLine => ({
    kind: 'text',
    text: `line ${index}`,
    align: 'left',
    size: 'normal',
    isBold: false,
  });
  return { lines: Array.from({ length: lines }, (_, index) => line(index)) };
}

/** A driver and a simulated printer at the two ends of a line in memory, on a clock that stands still. */
export interface PrinterHarness {
  readonly clock: FakeClock;
  readonly printer: Printer;
  readonly device: EscposSimulator;
  readonly line: MemoryDevice;
  /** What the driver has reported. */
  readonly events: readonly PrinterEvent[];
}

/** Starts a driver; the first answers have come when it resolves. */
export async function openPrinterHarness(
  settings: Record<string, unknown> = {},
  simulated: Omit<EscposSimulatorSettings, 'clock'> = {},
  prepare: (device: EscposSimulator) => void = () => undefined,
  options: MemoryLineOptions = {},
): Promise<PrinterHarness> {
  const clock = new FakeClock();
  const { opener: memory, device: line } = createMemoryLine(path, clock, options);
  const device = new EscposSimulator({ clock, ...simulated });
  device.attach(line);
  prepare(device);
  const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port: path, ...settings }), {
    opener: memory,
    clock,
  });
  const events: PrinterEvent[] = [];
  printer.onEvent((event) => events.push(event));
  printer.start();
  await clock.advance(options.isTimed === true ? TIMED_START_MS : 1_000);
  return { clock, printer, device, line, events };
}

/** A simulated printer at the far end of a real line; it stays when the line is unplugged and when the program ends. */
export class PrinterPty extends PluggedDevice {
  readonly device: EscposSimulator;

  private constructor(device: EscposSimulator, line: DevicePty) {
    super(line);
    this.device = device;
  }

  /** A printer that is plugged in. */
  static async open(settings: Omit<EscposSimulatorSettings, 'clock'> = {}): Promise<PrinterPty> {
    const device = new EscposSimulator({ clock: systemClock, ...settings });
    return new PrinterPty(device, await DevicePty.open(BAUD_RATE, (port) => device.attach(port)));
  }
}

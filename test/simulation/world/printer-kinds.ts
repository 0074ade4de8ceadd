import type { PaperDocument } from '../../../app/paper/document.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { encodePaper } from '../../../drivers/printer/escpos/encode.ts';
import { escposSettings } from '../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator, type EscposSimulatorSettings } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Paper } from '../../../drivers/printer/stand-in.ts';
import { ok } from '../../../app/result.ts';

type Simulated = Omit<EscposSimulatorSettings, 'clock'>;

/** A printer as a technician has set it up, and what it really is. */
export interface PrinterKind {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly simulated: Simulated;
}

/** Without flow control it loses what finds no room in its buffer. */
const DEAF: Simulated = { flowControl: 'none', rowsPerSecond: 200 };

/** The first one prints at once, so that nothing waits in it; the others hold a part of a slip. */
export const PRINTER_KINDS: readonly PrinterKind[] = [
  { settings: {}, simulated: {} },
  {
    settings: { model: 'xprinter-xp-n160ii', columns: 42 },
    simulated: { width: 504, rowsPerSecond: 300 },
  },
  { settings: { baudRate: 115_200 }, simulated: DEAF },
  { settings: { baudRate: 115_200 }, simulated: { ...DEAF, bufferBytes: 2_048, startsInChinese: true } },
  {
    settings: { baudRate: 115_200, flowControl: 'none' },
    simulated: { ...DEAF, rowsPerSecond: 250, answersPaper: false },
  },
  {
    settings: { model: 'epson-tm-t88v', baudRate: 115_200 },
    simulated: { make: 'epson', width: 504, clearsBuffer: true, flowControl: 'dtr-dsr', rowsPerSecond: 300 },
  },
  { settings: { columns: 32, raster: 'always' }, simulated: { width: 384, bufferBytes: 1_024, rowsPerSecond: 400 } },
];

/** A document as this printer prints it when nothing disturbs it. */
export function undisturbedPaper({ settings, simulated }: PrinterKind, document: PaperDocument): Paper | undefined {
  const ideal = new EscposSimulator({ ...simulated, rowsPerSecond: 0, clock: systemClock });
  ideal.attach({
    write: () => Promise.resolve(ok(undefined)),
    onBytes(listener) {
      const checked = escposSettings.parse({ driver: 'escpos', port: 'ideal', ...settings });
      // Two bytes are one Chinese character until a program says otherwise (FS .).
      listener(Uint8Array.of(0x1b, 0x40, 0x1c, 0x2e));
      for (const command of encodePaper(document, checked).commands) listener(command);
      return () => undefined;
    },
  });
  return ideal.papers()[0];
}

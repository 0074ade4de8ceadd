import { writeFile } from 'node:fs/promises';
import { paperWords } from '../../../app/messages/paper-words.ts';
import type { Paper } from '../../../drivers/printer/stand-in.ts';
import type { EscposSimulatorSettings } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import type { ConfigTree } from '../kiosk/kiosk-files.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import { expect, test as base } from '../kiosk/kiosk-test.ts';
import { paperPicture } from '../paper/paper-picture.ts';
import { asOnPaper, readPaper } from '../paper/paper-reader.ts';
import { PrinterPty } from './printer-line.ts';

/** The printer is queried every two seconds, and twice before it counts as not answering. */
const PRINTER_MS = 60_000;
/** A receipt of 15 cm at the baud rate of most printers, some of it as pictures. */
const PRINT_MS = 90_000;

/** A line of ours has no speed: more bytes would be under way before XOFF arrives than on a real one. */
const WHOLE_PAPER_BYTES = 65_536;
/** The only question marks that are meant. */
const QUESTIONS: readonly string[] = Object.values(paperWords['paper.help']).map(asOnPaper);

/** The same kiosk with a receipt printer on this port. */
export function prints(port: string, more: ConfigTree = {}): (config: ConfigTree) => ConfigTree {
  return (config) => {
    const peripherals = typeof config['peripherals'] === 'object' ? config['peripherals'] : {};
    return { ...config, peripherals: { ...peripherals, printer: { driver: 'escpos', port, ...more } } };
  };
}

/** Waits until the kiosk has learned this number of times that the printer can print. */
export async function waitPrinter(kiosk: Kiosk, times = 1): Promise<void> {
  await expect
    .poll(() => kiosk.logSoFar().filter(({ event }) => event === 'printer-ready').length, { timeout: PRINTER_MS })
    .toBeGreaterThanOrEqual(times);
}

/** Waits until the kiosk has learned that it cannot. */
export async function waitPrinterOut(kiosk: Kiosk): Promise<void> {
  await kiosk.logged('printer-out', { timeoutMs: PRINTER_MS });
}

/** Waits until the screen shows this about its paper. */
export async function waitPaper(kiosk: Kiosk, state: 'none' | 'printing' | 'printed' | 'failed'): Promise<void> {
  await kiosk.page.locator(`[data-screen] .centre[data-paper=${state}]`).waitFor({ timeout: PRINT_MS });
}

/** The latest paper, which is the only one of so many. */
export function latestPaper({ device }: PrinterPty, number = 1): Paper {
  const papers = device.papers();
  expect(papers).toHaveLength(number);
  const paper = papers.at(-1);
  if (paper === undefined) throw new Error('unreachable');
  return paper;
}

/** A paper as it can be read, with what every paper of ours must keep: no letter has become a question mark. */
export function linesOn(paper: Paper): readonly string[] {
  const lines = readPaper(paper);
  const asked = [...lines, ...paper.text.map(asOnPaper)].filter((line) => /[?\ufffd]/u.test(line));
  for (const line of asked) expect(QUESTIONS).toContain(line.trim());
  return lines;
}

/** Whether some line has these words, or this name and its value at both ends. */
export function expectOnPaper(lines: readonly string[], ...words: readonly string[]): void {
  const wanted = words.map(asOnPaper);
  expect(
    lines.filter((line) => wanted.every((one) => line.includes(one))),
    `${words.join(' … ')} in\n${lines.join('\n')}`,
  ).not.toHaveLength(0);
}

/** A test with a receipt printer on a real line; what it has printed lies in the test's output folder. */
export const test = base.extend<{
  readonly roll: Omit<EscposSimulatorSettings, 'clock'>;
  readonly printer: PrinterPty;
}>({
  roll: [{}, { option: true }],
  printer: async ({ roll }, use, info) => {
    const printer = await PrinterPty.open({ bufferBytes: WHOLE_PAPER_BYTES, ...roll });
    await use(printer);
    expect(printer.device.lostBytes).toBe(0);
    for (const [index, paper] of printer.device.papers().entries())
      await writeFile(info.outputPath(`paper-${String(index + 1)}.png`), paperPicture(paper));
    await printer.dispose();
  },
});
export { expect };

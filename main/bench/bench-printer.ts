import {
  BENCH_PRINTER_FAULTS,
  type BenchPaper,
  type BenchPrinter,
  type BenchPrinterFault,
} from '../../app/ipc/contract.ts';
import type { AbsentDevice } from '../../drivers/definition/absent-device.ts';
import type { Paper, PrinterStandIn } from '../../drivers/printer/stand-in.ts';

/** The number of slips that the window shows, and the most rows of each: a third of a metre of paper. */
const KEPT_PAPERS = 8;
const MAX_ROWS = 2_400;
const BITS_PER_BYTE = 8;

/** The printer with its slips, and the actions of a person in front of it. */
export class BenchPaperTray {
  readonly #printer: AbsentDevice<PrinterStandIn>;
  #papers: readonly BenchPaper[] = [];
  #isPlugged = true;

  constructor(printer: AbsentDevice<PrinterStandIn>, onPaper: () => void) {
    this.#printer = printer;
    // Includes slips printed before the bench existed.
    for (const paper of printer.simulator.papers()) this.#add(paper);
    printer.simulator.onPaper((paper) => {
      this.#add(paper);
      onPaper();
    });
  }

  view(): BenchPrinter {
    const set = this.#printer.simulator.faults();
    return {
      isPlugged: this.#isPlugged,
      faults: BENCH_PRINTER_FAULTS.filter((fault) => set.some(({ kind }) => kind === fault)),
    };
  }

  /** The latest slips, oldest first. */
  papers(): readonly BenchPaper[] {
    return this.#papers;
  }

  plug(plugged: boolean): void {
    this.#isPlugged = plugged;
    if (plugged) this.#printer.device.plug();
    else this.#printer.device.unplug();
  }

  setFault(fault: BenchPrinterFault, on: boolean): void {
    if (on) this.#printer.simulator.setFault({ kind: fault });
    else this.#printer.simulator.clearFault(fault);
  }

  #add(paper: Paper): void {
    const number = (this.#papers.at(-1)?.number ?? 0) + 1;
    this.#papers = [...this.#papers, benchPaper(paper, number)].slice(-KEPT_PAPERS);
  }
}

/** The slip for the window: the simulator uses one byte per dot, the window one bit. */
function benchPaper({ rows, width, text }: Paper, number: number): BenchPaper {
  const shown = rows.slice(0, MAX_ROWS);
  const rowBytes = Math.ceil(width / BITS_PER_BYTE);
  const bits = new Uint8Array(rowBytes * shown.length);
  for (const [y, row] of shown.entries()) {
    for (const [x, dot] of row.entries()) {
      const at = y * rowBytes + Math.floor(x / BITS_PER_BYTE);
      if (dot !== 0) bits[at] = (bits[at] ?? 0) | (0x80 >> (x % BITS_PER_BYTE));
    }
  }
  return { number, width, rows: shown.length, bits, text };
}

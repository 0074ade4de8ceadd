import { err, ok, type Result } from '../../../../app/result.ts';
import { Listeners, type Unsubscribe } from '../../../common/listeners.ts';
import type { DeviceLine } from '../../../port/memory-port.ts';
import { EscposSimulator } from './simulator.ts';
import type {
  Happening,
  OptionValues,
  PictureFolder,
  SimulatedDevice,
  SimulationEnvironment,
} from '../../../simulation/device.ts';
import type { Trace } from '../../../simulation/trace.ts';
import { ESCPOS_HELP, type EscposFault, type EscposOrder, readEscposFault, readEscposOrder } from './orders.ts';
import { paperText } from './paper-text.ts';
import { EscposTrace } from './trace.ts';

const DEFAULT_OUT = 'out/papers';
/** Widths of 58 mm and 80 mm rolls in dots. */
const WIDTHS: readonly string[] = ['384', '576'];
const DEFAULT_WIDTH = '576';
const MAKES = ['clone', 'epson'] as const;
/** A port that is a pseudo-terminal has no modem lines. */
const FLOWS = ['xon-xoff', 'none'] as const;
/** Speed of an ordinary kiosk printer: 75 mm/s at eight dots per millimetre. */
const ROWS_PER_SECOND = 600;

/** Makes a receipt printer from the command line's options; the error says which option is wrong. */
export function startEscpos(
  values: OptionValues,
  { clock, pictureFolder }: SimulationEnvironment,
): Result<SimulatedDevice, string> {
  const width = String(values['width'] ?? DEFAULT_WIDTH);
  if (!WIDTHS.includes(width)) return err(`--width takes ${WIDTHS.join(' or ')}, not "${width}".`);
  const make = MAKES.find((one) => one === (values['make'] ?? MAKES[0]));
  if (make === undefined) return err(`--make takes ${MAKES.join(' or ')}, not "${String(values['make'])}".`);
  const flowControl = FLOWS.find((one) => one === (values['flow'] ?? FLOWS[0]));
  if (flowControl === undefined) return err(`--flow takes ${FLOWS.join(' or ')}, not "${String(values['flow'])}".`);
  const out = String(values['out'] ?? DEFAULT_OUT);
  if (out === '') return err('--out takes a folder.');
  const hasPresenter = values['presenter'] === true;
  const simulator = new EscposSimulator({
    clock,
    width: Number(width),
    make,
    hasPresenter,
    flowControl,
    rowsPerSecond: ROWS_PER_SECOND,
  });
  return ok(new EscposDevice(simulator, pictureFolder(out)));
}

class EscposDevice implements SimulatedDevice {
  readonly help = ESCPOS_HELP;
  readonly happenings = ['printed'];
  readonly #printer: EscposSimulator;
  readonly #folder: PictureFolder;
  readonly #listeners = new Listeners<Happening>();
  #papers = 0;
  #isOff = false;

  constructor(printer: EscposSimulator, folder: PictureFolder) {
    this.#printer = printer;
    this.#folder = folder;
    printer.onPaper((paper) => {
      this.#papers += 1;
      this.#listeners.emit({ word: 'printed', text: paperText(paper, folder.save(paper)) });
    });
  }

  attach(line: DeviceLine): Unsubscribe {
    return this.#printer.attach(line);
  }

  createTrace(): Trace {
    return new EscposTrace();
  }

  order(words: readonly string[]): Result<string, string> {
    const order = readEscposOrder(words);
    return order.ok ? this.#carryOut(order.value) : order;
  }

  setFault(fault: unknown): Result<string, string> {
    const read = readEscposFault(fault);
    return read.ok ? this.#carryOut({ kind: 'fault', fault: read.value }) : read;
  }

  /** Always false: `wait` waits for the next paper. */
  isAlready(): boolean {
    return false;
  }

  status(): readonly string[] {
    const faults = this.#faults()
      .map((fault) => JSON.stringify(fault))
      .join(', ');
    return [
      `papers: ${this.#papers}`,
      `not cut off yet: ${this.#printer.uncut().rows.length} rows`,
      `waiting to be printed: ${this.#printer.waitingBytes} bytes, lost: ${this.#printer.lostBytes}`,
      `in the presenter: ${this.#printer.isTicketWaiting ? 'a paper' : 'nothing'}, drawn back: ${this.#printer.retracted}`,
      `faults: ${faults || 'none'}`,
    ];
  }

  onHappening(listener: (happening: Happening) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  #carryOut(order: EscposOrder): Result<string, string> {
    switch (order.kind) {
      case 'fault':
        this.#setFault(order.fault);
        return ok(`fault ${JSON.stringify(order.fault)}`);
      case 'clear': {
        const kinds = this.#faults()
          .map(({ kind }) => kind)
          .filter((kind) => order.fault === null || kind === order.fault);
        for (const kind of kinds) this.#clearFault(kind);
        return ok(kinds.length === 0 ? 'there was no such fault' : `ended: ${kinds.join(', ')}`);
      }
      case 'take':
        if (!this.#printer.isTicketWaiting) return err('There is no paper in the presenter.');
        this.#printer.takeTicket();
        return ok('the paper is taken');
      case 'look': {
        const paper = this.#printer.uncut();
        return paper.rows.length === 0
          ? err('Nothing is printed that is not cut off.')
          : ok(paperText(paper, this.#folder.save(paper)));
      }
    }
  }

  #faults(): readonly EscposFault[] {
    return [...this.#printer.faults(), ...(this.#isOff ? [{ kind: 'power-cut' } as const] : [])];
  }

  #setFault(fault: EscposFault): void {
    if (fault.kind !== 'power-cut') return this.#printer.setFault(fault);
    this.#isOff = true;
    this.#printer.powerCut();
  }

  #clearFault(kind: EscposFault['kind']): void {
    if (kind !== 'power-cut') return this.#printer.clearFault(kind);
    this.#isOff = false;
    this.#printer.powerOn();
  }
}

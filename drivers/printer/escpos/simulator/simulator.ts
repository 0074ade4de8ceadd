import type { CancelTimer, Clock } from '../../../../app/ports/clock.ts';
import { Listeners, type Unsubscribe } from '../../../common/listeners.ts';
import type { DeviceLine } from '../../../port/memory-port.ts';
import type { Paper, PrinterStandIn } from '../../stand-in.ts';
import type { Make } from './code-pages.ts';
import {
  type Condition,
  fullStatusBytes,
  isStopped,
  paperByte,
  type PrinterSimFault,
  type PrinterSimFaultKind,
  statusByte,
} from './faults.ts';
import { Head } from './head.ts';
import { interpret, type Interpreter } from './interpreter.ts';
import { Roll } from './paper.ts';
import { ReceiveBuffer } from './receive-buffer.ts';

export interface EscposSimulatorSettings {
  readonly clock: Clock;
  /** Dots across the paper: 576 for 80 mm (when absent), 384 for 58 mm. */
  readonly width?: number;
  /** Whose numbers the code pages have; a clone's when absent. */
  readonly make?: Make;
  /** Whether it wakes up reading two bytes as one Chinese character, as many clones do; false when absent. */
  readonly startsInChinese?: boolean;
  /** Rows printed in a second; 0 (when absent): at once. */
  readonly rowsPerSecond?: number;
  /** Bytes that it holds; 4096 when absent. It sends XOFF at three quarters of it and XON at one quarter. */
  readonly bufferBytes?: number;
  /** Rows on the roll; 80 m when absent. */
  readonly rollRows?: number;
  /** Whether it holds the paper until it is taken, and answers DLE EOT 20. */
  readonly hasPresenter?: boolean;
  /** How it stops the host; by XOFF when absent. `none`: what finds no place is lost. */
  readonly flowControl?: 'xon-xoff' | 'dtr-dsr' | 'rts-cts' | 'none';
  /** Whether it supports DLE DC4 8, which clears what was not printed; false when absent, as with many clones. */
  readonly clearsBuffer?: boolean;
  /** What it answers to GS I by its number, such as 67 for the model; nothing when absent, as many clones. */
  readonly information?: Readonly<Record<number, string>>;
  /** Whether it answers GS r; true when absent. */
  readonly answersPaper?: boolean;
}

const lineRows = 30;
const longestRoll = 640_000;
/** The bench shows what came last, not archives. */
const keptPapers = 50;
/** None of these is an answer to anything; the last one begins a full status that never ends. */
const junk = [0xff, 0x80, 0x55, 0x10];
const xon = 0x11;
const xoff = 0x13;
/** DLE DC4 8 1 3 20 1 6 2 8, and what is answered when everything is forgotten. */
const clearCommand = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
const clearedAnswer = [0x37, 0x25, 0x00];

/** An ESC/POS receipt printer from the device's side of the line: it prints on a roll that can be looked at. */
export class EscposSimulator implements PrinterStandIn {
  readonly #settings: EscposSimulatorSettings;
  readonly #roll: Roll;
  readonly #buffer: ReceiveBuffer;
  readonly #faults = new Map<PrinterSimFaultKind, PrinterSimFault>();
  readonly #papers: Paper[] = [];
  readonly #onPaper = new Listeners<Paper>();
  #line: DeviceLine | null = null;
  #interpreter: Interpreter;
  #isOn = true;
  #isHolding = false;
  #isCutterStuck = false;
  #isTicketWaiting = false;
  #retracted = 0;
  readonly #recent: number[] = [];
  #motor: CancelTimer | null = null;

  constructor(settings: EscposSimulatorSettings) {
    this.#settings = settings;
    this.#roll = new Roll(settings.width ?? 576, settings.rollRows ?? longestRoll);
    this.#buffer = new ReceiveBuffer(settings.bufferBytes ?? 4_096);
    this.#interpreter = this.#freshInterpreter();
  }

  /** Attaches the simulator to the device's side of a line; the returned function detaches it. */
  attach(line: DeviceLine): Unsubscribe {
    this.#line = line;
    this.#showReady();
    return line.onBytes((bytes) => {
      this.#line = line;
      if (!this.#isOn) return;
      for (const byte of bytes) this.#receive(byte);
      this.#run();
    });
  }

  /** The papers that were cut off, oldest first; the latest fifty. */
  papers(): readonly Paper[] {
    return [...this.#papers];
  }

  /** What hangs out of the slot and is not cut off. */
  uncut(): Paper {
    return this.#roll.uncut();
  }

  /** Calls the listener for each paper that is cut off. */
  onPaper(listener: (paper: Paper) => void): Unsubscribe {
    return this.#onPaper.add(listener);
  }

  /** Sets a fault, or sets it anew. */
  setFault(fault: PrinterSimFault): void {
    this.#faults.set(fault.kind, fault);
    if (fault.kind === 'paper-end') this.#roll.leftRows = (fault.afterLines ?? 0) * lineRows;
  }

  /** Ends a fault: new paper, a closed cover, a freed knife; what has waited is printed now. */
  clearFault(kind: PrinterSimFaultKind): void {
    this.#faults.delete(kind);
    if (kind === 'paper-end') this.#roll.leftRows = this.#settings.rollRows ?? longestRoll;
    if (kind === 'cutter') this.#isCutterStuck = false;
    this.#run();
  }

  /** The faults that are set. */
  faults(): readonly PrinterSimFault[] {
    return [...this.#faults.values()];
  }

  /** Whether a paper hangs in the presenter. */
  get isTicketWaiting(): boolean {
    return this.#isTicketWaiting;
  }

  /** Papers that the presenter drew back. */
  get retracted(): number {
    return this.#retracted;
  }

  /** The customer takes the paper. */
  takeTicket(): void {
    this.#isTicketWaiting = false;
  }

  /** Bytes that came although the buffer was full. */
  get lostBytes(): number {
    return this.#buffer.lost;
  }

  /** Bytes that wait to be printed. */
  get waitingBytes(): number {
    return this.#buffer.length;
  }

  /** Takes the power: what was not printed is forgotten. */
  powerCut(): void {
    this.#isOn = false;
    this.#motor?.();
    this.#motor = null;
    this.#buffer.clear();
    this.#recent.length = 0;
    this.#isHolding = false;
    this.#interpreter = this.#freshInterpreter();
    this.#showReady();
  }

  /** Gives the power back. */
  powerOn(): void {
    this.#isOn = true;
    this.#showReady();
  }

  #freshInterpreter(): Interpreter {
    const head = new Head(this.#roll, this.#settings.make ?? 'clone', this.#settings.startsInChinese ?? false);
    const interpreter = interpret(head, {
      cut: () => this.#cut(),
      answerPaper: () => {
        if (this.#settings.answersPaper !== false) this.#answer([paperByte(this.#condition())]);
      },
      answerInformation: (which) => {
        const text = this.#settings.information?.[which];
        if (text !== undefined) this.#answer([0x5f, ...Buffer.from(text, 'latin1'), 0x00]);
      },
      presenter: (command) => this.#present(command),
    });
    interpreter.next();
    return interpreter;
  }

  #receive(byte: number): void {
    // Changed in place, because it runs for every byte.
    const recent = this.#recent;
    recent.push(byte);
    if (recent.length > clearCommand.length) recent.shift();
    if (recent.at(-3) === 0x10 && recent.at(-2) === 0x04) this.#answerAtOnce(byte);
    if (this.#settings.clearsBuffer === true && this.#isClearCommand()) {
      this.#forget();
      this.#answer(clearedAnswer);
      return;
    }
    this.#buffer.push(byte);
    if (this.#isHolding || this.#buffer.length < (this.#buffer.size * 3) / 4) return;
    this.#isHolding = true;
    this.#showHold(xoff);
  }

  #isClearCommand(): boolean {
    return clearCommand.length === this.#recent.length && clearCommand.every((one, at) => one === this.#recent[at]);
  }

  /** Clears what was not printed, including the command that was being read. */
  #forget(): void {
    this.#buffer.clear();
    this.#interpreter = this.#freshInterpreter();
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.#showHold(xon);
  }

  #showHold(byte: number): void {
    const { flowControl = 'xon-xoff' } = this.#settings;
    if (flowControl === 'xon-xoff') this.#send([byte]);
    else this.#showReady();
  }

  /** Its DTR is the host's DSR, its RTS the host's CTS. */
  #showReady(): void {
    const { flowControl = 'xon-xoff' } = this.#settings;
    if (flowControl !== 'dtr-dsr' && flowControl !== 'rts-cts') return;
    const isReady = this.#isOn && !this.#isHolding;
    const isDsr = flowControl === 'dtr-dsr';
    this.#line?.setModemInputs?.({ cts: isDsr ? this.#isOn : isReady, dsr: isDsr ? isReady : this.#isOn, dcd: false });
  }

  /** Takes bytes from the buffer until it is empty, or something has to move, or nothing may. */
  #run(): void {
    const { clock, rowsPerSecond = 0 } = this.#settings;
    while (this.#isOn && this.#motor === null && !isStopped(this.#condition())) {
      const byte = this.#buffer.shift();
      if (byte === undefined) break;
      this.#interpreter.next(byte);
      const rows = this.#roll.takeFedRows();
      if (rows > 0 && rowsPerSecond > 0) {
        this.#motor = clock.setTimer((rows * 1_000) / rowsPerSecond, () => {
          this.#motor = null;
          this.#run();
        });
      }
    }
    if (!this.#isHolding || this.#buffer.length > this.#buffer.size / 4) return;
    this.#isHolding = false;
    this.#showHold(xon);
  }

  #cut(): void {
    if (this.#faults.has('cutter')) {
      this.#isCutterStuck = true;
      return;
    }
    const paper = this.#roll.cut();
    this.#papers.push(paper);
    if (this.#papers.length > keptPapers) this.#papers.shift();
    this.#onPaper.emit(paper);
  }

  #present(command: 'present' | 'retract' | 'eject'): void {
    if (this.#settings.hasPresenter !== true) return;
    if (command === 'retract' && this.#isTicketWaiting) this.#retracted += 1;
    this.#isTicketWaiting = command === 'present';
  }

  #condition(): Condition {
    return {
      isPaperOut: this.#roll.leftRows <= 0,
      isCutterStuck: this.#isCutterStuck,
      isTicketWaiting: this.#isTicketWaiting,
      has: (kind) => this.#faults.has(kind),
    };
  }

  #answerAtOnce(question: number): void {
    const condition = this.#condition();
    if (question >= 1 && question <= 4) this.#answer([statusByte(question, condition)]);
    if (question === 20 && this.#settings.hasPresenter === true) this.#answer(fullStatusBytes(condition));
  }

  #answer(bytes: readonly number[]): void {
    if (this.#faults.has('mute')) return;
    const answer = this.#faults.has('garbage') ? [...junk, ...bytes] : bytes;
    const slow = this.#faults.get('slow');
    if (slow?.kind !== 'slow') return this.#send(answer);
    this.#settings.clock.setTimer(slow.answerMs, () => {
      if (this.#isOn) this.#send(answer);
    });
  }

  /** A host that has closed its end misses what is sent, as on a real line. */
  #send(bytes: readonly number[]): void {
    void this.#line?.write(Uint8Array.from(bytes));
  }
}

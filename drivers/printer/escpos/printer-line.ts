import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import type { Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import type { FlowControl } from '../flow-control.ts';
import { ModemFlow } from './modem-flow.ts';
import {
  clearBuffers,
  clearedAnswer,
  flowBytes,
  fullStatusLength,
  fullStatusQuestion,
  isMarkerByte,
  isStatusByte,
  markerQuestion,
  statusQuestion,
  type StatusQuestion,
} from './status.ts';

/** So many bytes are handed over at a time: XOFF and modem lines are obeyed within one of them. */
export const chunkBytes = 128;

/** What is waited for on the line; a byte that is none of it is dropped. */
type Expected = 'status' | 'full-status' | 'nothing';

/** The printer's end of one open port: questions, data, and what comes back in between. */
export class PrinterLine {
  readonly clock: Clock;
  readonly #port: BytePort;
  readonly #flow: ModemFlow;
  #expected: Expected = 'nothing';
  #received: number[] = [];
  #heldSinceMonoMs: number | null = null;
  #askedMarkers = 0;
  #heardMarkers = 0;
  #cleared = 0;
  #latest: readonly number[] = [];
  #lateAnswers = 0;
  #end: PortError | null = null;
  readonly #waits = new Set<() => void>();

  constructor(port: BytePort, clock: Clock, flowControl: FlowControl = 'xon-xoff') {
    this.#port = port;
    this.#flow = new ModemFlow(port, flowControl);
    this.clock = clock;
    port.onBytes((bytes) => {
      for (const byte of bytes) this.#hear(byte);
      this.#endWaits();
    });
    port.onClosed((reason) => this.leave(reason));
  }

  /** Why the line has ended; null while it has not. */
  endReason(): PortError | null {
    return this.#end;
  }

  /** Whether the printer has asked for silence and not yet taken it back: by XOFF, or by its modem line. */
  get isHeld(): boolean {
    return this.#heldSinceMonoMs !== null || this.#flow.isBusy;
  }

  /** The modem line that shows when the printer is busy, and whether it works. */
  get flow(): ModemFlow {
    return this.#flow;
  }

  /** How many of the questions GS r 1 have been answered, in their order. */
  get heardMarkers(): number {
    return this.#heardMarkers;
  }

  /** How many have been asked. */
  get askedMarkers(): number {
    return this.#askedMarkers;
  }

  /** Asks GS r 1. */
  askMarker(): Promise<Result<void, PortError>> {
    this.#askedMarkers += 1;
    return this.write(markerQuestion);
  }

  /** Drops the requests that can no longer be answered. */
  forgetMarkers(): void {
    this.#askedMarkers = 0;
    this.#heardMarkers = 0;
  }

  /** Clears what the printer has not printed; true: it reports that nothing is left. */
  async clearBuffers(): Promise<boolean> {
    const before = this.#cleared;
    const written = await this.write(clearBuffers);
    if (!written.ok || !(await this.wait(delays.printerClearLimitMs, () => this.#cleared > before))) return false;
    this.forgetMarkers();
    this.clearHold();
    return true;
  }

  /** How many bytes have come that look like an answer to DLE EOT 1 to 4, but while nothing was asked. */
  get lateAnswers(): number {
    return this.#lateAnswers;
  }

  /** Ends every wait; the reason is in `endReason`. */
  leave(reason: PortError): void {
    this.#end ??= reason;
    this.#endWaits();
  }

  /** A printer that was switched on again does not hold the line. */
  clearHold(): void {
    this.#heldSinceMonoMs = null;
  }

  /** Takes an XOFF that is older than `delays.printerHoldLimitMs` for noise, or its XON for lost. */
  clearExpiredHold(): void {
    if (this.#heldSinceMonoMs === null || this.clock.monoMs() - this.#heldSinceMonoMs < delays.printerHoldLimitMs)
      return;
    this.clearHold();
  }

  write(bytes: Uint8Array): Promise<Result<void, PortError>> {
    return this.#port.write(bytes);
  }

  /** One DLE EOT question; null: no answer within `delays.printerAnswerLimitMs`. */
  async ask(question: StatusQuestion): Promise<number | null> {
    const [answer] = await this.#ask('status', question, 1);
    return answer ?? null;
  }

  /** DLE EOT 20; what came, which may be too little. */
  askFull(): Promise<readonly number[]> {
    return this.#ask('full-status', fullStatusQuestion, fullStatusLength);
  }

  /** Lets pass what is on its way, so that a late answer is not taken for the next question's: they all look alike. */
  async settle(): Promise<void> {
    await this.wait(delays.printerAnswerLimitMs);
  }

  /** Reads the modem line; to be done before data. */
  async readFlow(): Promise<void> {
    if (this.#end === null) await this.#flow.read();
  }

  /** Waits for so long, or until `isOver` after bytes have come, or until the line ends; true: `isOver`. */
  async wait(limitMs: number, isOver: () => boolean = () => false): Promise<boolean> {
    const untilMonoMs = this.clock.monoMs() + limitMs;
    while (this.#end === null && !isOver() && this.clock.monoMs() < untilMonoMs) {
      const leftMs = untilMonoMs - this.clock.monoMs();
      await this.#pause(this.#flow.isBusy ? Math.min(leftMs, delays.printerModemPollMs) : leftMs);
      // Nothing comes in when a modem line changes.
      if (this.#flow.isBusy) await this.readFlow();
    }
    return isOver();
  }

  #endWaits(): void {
    for (const end of [...this.#waits]) end();
  }

  async #ask(
    expected: Expected,
    question: StatusQuestion | typeof fullStatusQuestion,
    length: number,
  ): Promise<readonly number[]> {
    await this.wait(delays.printerQuestionGapMs);
    if (this.#end !== null) return [];
    this.#received = [];
    this.#expected = expected;
    const written = await this.write(statusQuestion(question));
    if (written.ok) await this.wait(delays.printerAnswerLimitMs, () => this.#received.length >= length);
    this.#expected = 'nothing';
    return this.#received;
  }

  #hear(byte: number): void {
    this.#latest = [...this.#latest.slice(1 - clearedAnswer.length), byte];
    if (this.#expected !== 'full-status' && this.#latest.join() === clearedAnswer.join()) {
      this.#cleared += 1;
      return;
    }
    // The six bytes of a full status may have any value.
    if (this.#expected === 'full-status' && this.#received.length < fullStatusLength) {
      this.#received.push(byte);
    } else if (byte === flowBytes.xoff) {
      this.#heldSinceMonoMs = this.clock.monoMs();
    } else if (byte === flowBytes.xon) {
      this.#heldSinceMonoMs = null;
    } else if (isStatusByte(byte)) {
      if (this.#expected === 'status') this.#received.push(byte);
      else this.#lateAnswers += 1;
    } else if (isMarkerByte(byte)) {
      this.#heardMarkers += 1;
    }
  }

  #pause(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      let cancel: CancelTimer = () => undefined;
      const end = (): void => {
        cancel();
        this.#waits.delete(end);
        resolve();
      };
      cancel = this.clock.setTimer(durationMs, end);
      this.#waits.add(end);
    });
  }
}

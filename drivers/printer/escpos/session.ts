import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import type { PrinterStatus, PrintFailure } from '../printer.ts';
import type { Encoded } from './encode.ts';
import { faulty, held, PrintJob } from './print-job.ts';
import type { FlowControl } from '../flow-control.ts';
import type { Leftover } from './leftover.ts';
import { PrinterLine } from './printer-line.ts';
import type { PrinterReporter } from './reporter.ts';
import { initialisePrinter } from './initialise.ts';
import { askStatus, assumedStatus, type KnownAnswers, type Round, silence, silentRounds } from './watch.ts';

/** GS e 2: the presenter draws the paper back. */
const retract = Uint8Array.of(0x1d, 0x65, 0x02);
/** Rounds after which a printer whose answers differ from one to the next is asked no longer before a paper. */
const roundsToBelieve = 3;

/** What a session shares with the driver. */
export interface SessionContext {
  readonly knownAnswers: KnownAnswers;
  readonly reporter: PrinterReporter;
  readonly hasPresenter: boolean;
  readonly flowControl: FlowControl;
  /** Whether nothing but the line itself stops the computer: USB and networks do it by themselves. */
  readonly isSerial: boolean;
  readonly leftover: Leftover;
  /** What is printed and cut off between a paper that was not finished and the next one. */
  readonly voidPaper: Encoded;
}

/** One session of the link: the status is polled, and papers are printed in between. */
export class PrinterSession {
  readonly #line: PrinterLine;
  readonly #clock: Clock;
  readonly #context: SessionContext;
  #turn: Promise<unknown> = Promise.resolve();
  #silent = 0;
  #waitingSinceMonoMs: number | null = null;
  /** Whether an unfinished paper is cut off without a new one, once per fault. */
  #mayCleanUp = true;
  #watching: Promise<void> = Promise.resolve();

  constructor(port: BytePort, clock: Clock, context: SessionContext) {
    this.#line = new PrinterLine(port, clock, context.flowControl);
    this.#clock = clock;
    this.#context = context;
  }

  /** Resolves when the session has ended. */
  get ended(): Promise<unknown> {
    return Promise.all([this.#watching, this.#turn]);
  }

  leave(reason: PortError): void {
    this.#line.leave(reason);
  }

  /** Brings the printer into a known state, as far as it takes that now. */
  async prepare(): Promise<Result<void, PortError>> {
    const { leftover } = this.#context;
    await this.#line.readFlow();
    // What was left in the buffer must not come out, whatever comes out of the printer next.
    if (leftover.isUnfinished && !leftover.isCleared) leftover.isCleared = await this.#line.clearBuffers();
    const initialised = await initialisePrinter(this.#line, leftover.needsFill);
    if (!initialised.ok) return initialised;
    leftover.needsFill = initialised.value;
    return ok(undefined);
  }

  /** Starts asking. */
  begin(): void {
    this.#watching = this.#watch();
  }

  print(encoded: Encoded): Promise<Result<void, PrintFailure>> {
    return this.#inTurn(() => this.#print(encoded));
  }

  async #watch(): Promise<void> {
    while (this.#line.endReason() === null) {
      const round = await this.#inTurn(() => this.#roundAtRest());
      // A first answer may be noise: whether the next round confirms it shows soon.
      const isNew = round.kind === 'status' && !this.#context.knownAnswers.hasAnswered;
      await this.#line.wait(isNew ? delays.printerWatchMs : delays.printerPollMs);
    }
  }

  /** One thing at a time on the line: a question in the middle of a paper's data would be printed. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result;
    return result;
  }

  /** Cuts off the rest of an unfinished paper when the printer is ready again, before the next paper. */
  async #roundAtRest(): Promise<Round> {
    const { knownAnswers, leftover } = this.#context;
    const round = await this.#round();
    const isReady = round.kind === 'status' && round.status.faults.length === 0;
    if (!isReady) this.#mayCleanUp = true;
    else if (knownAnswers.hasAnswered && leftover.isUnfinished && this.#mayCleanUp) await this.#cleanUp();
    return round;
  }

  async #round(): Promise<Round> {
    const { knownAnswers, hasPresenter } = this.#context;
    const round = await askStatus(this.#line, knownAnswers, hasPresenter);
    this.#tell(round);
    if (round.kind !== 'status') return round;
    // It could print, and nothing of ours fills its buffer: what it asked for so long ago was noise.
    if (round.status.faults.length === 0) {
      this.#line.clearExpiredHold();
      await this.#checkFlow();
    }
    await this.#clearPresenter(round.status);
    return round;
  }

  /** A printer that is ready holds its modem line active: otherwise there is none. */
  async #checkFlow(): Promise<void> {
    const { flowControl, isSerial, reporter } = this.#context;
    await this.#line.readFlow();
    if (isSerial && this.#line.flow.isMissing) reporter.noFlowControl(flowControl);
  }

  #tell(round: Round): void {
    const { reporter } = this.#context;
    this.#silent = round.kind === 'silent' ? this.#silent + 1 : 0;
    if (round.kind === 'status') reporter.status(round.status);
    if (round.kind === 'assumed') reporter.status(assumedStatus);
    if (round.kind !== 'silent' || this.#silent < silentRounds) return;
    reporter.lost(silence);
    // Whatever it holds the line for, it may have been switched off since.
    this.#line.clearHold();
  }

  /** Retracts a paper that is not taken, because its code is worth money to any finder. */
  async #clearPresenter({ faults }: PrinterStatus): Promise<void> {
    const now = this.#clock.monoMs();
    if (!faults.includes('ticket-waiting')) this.#waitingSinceMonoMs = null;
    else this.#waitingSinceMonoMs ??= now;
    if (this.#waitingSinceMonoMs === null || now - this.#waitingSinceMonoMs < delays.printerTicketLimitMs) return;
    this.#waitingSinceMonoMs = null;
    const written = await this.#line.write(retract);
    // The line has ended; its supervisor reports that.
    if (!written.ok) return;
  }

  async #print(encoded: Encoded): Promise<Result<void, PrintFailure>> {
    const { leftover } = this.#context;
    const refusal = await this.#refusal();
    if (refusal !== null) return err({ isUntouched: true, reason: refusal });
    const open = leftover.isUnfinished ? await this.#cleanUp() : leftover.needsFill ? await this.#complete() : null;
    if (open !== null) return err({ isUntouched: true, reason: open });
    await leftover.begin();
    const printed = await this.#run(encoded);
    if (printed.ok || printed.error.isUntouched) await leftover.end();
    else await this.#leave();
    return printed;
  }

  async #run(encoded: Encoded): Promise<Result<void, PrintFailure>> {
    const { knownAnswers, hasPresenter } = this.#context;
    const line = this.#line;
    const isUnstoppable = this.#isUnstoppable();
    const onRound = (round: Round): void => this.#tell(round);
    const printed = await new PrintJob({ line, knownAnswers, hasPresenter, isUnstoppable, onRound }, encoded).run();
    // The next paper is attempted: otherwise one byte of noise would block a printer without other answers for ever.
    if (!printed.ok && printed.error.reason.kind === 'silent') line.clearExpiredHold();
    return printed;
  }

  /** Takes back what the printer has of a paper that was not finished, before new paper lets it come out. */
  async #leave(): Promise<void> {
    const { leftover } = this.#context;
    leftover.needsFill = true;
    this.#mayCleanUp = true;
    if (this.#line.endReason() === null) leftover.isCleared = await this.#line.clearBuffers();
  }

  /**
   * Ends the open command, prints the rest of the last paper if the printer cannot clear it, marks all of it as void,
   * and cuts it off: none of it may be on the next customer's paper. Null: done.
   */
  async #cleanUp(): Promise<PrintFailure['reason'] | null> {
    const { leftover, voidPaper } = this.#context;
    this.#mayCleanUp = false;
    leftover.needsFill = true;
    const open = await this.#complete();
    if (open !== null) return open;
    if (!leftover.isCleared) {
      await this.#letRestOut();
      await this.#settleMarkers();
    }
    const printed = await this.#run(voidPaper);
    if (!printed.ok) return printed.error.reason;
    await leftover.end();
    return null;
  }

  #isUnstoppable(): boolean {
    const { flowControl, isSerial } = this.#context;
    return isSerial && (flowControl === 'none' || this.#line.flow.isMissing);
  }

  /** Where nothing tells that the buffer is full, the cut of the void paper would find no room behind the rest. */
  async #letRestOut(): Promise<void> {
    if (this.#isUnstoppable() && this.#context.knownAnswers.marker !== 'answers')
      await this.#line.wait(delays.printerRestMs);
  }

  /** Waits for the answers to what the last paper has asked: they would pass for those of the next one. */
  async #settleMarkers(): Promise<void> {
    const { knownAnswers } = this.#context;
    if (knownAnswers.marker === 'never') return;
    const asked = await this.#line.askMarker();
    if (!asked.ok) return;
    for (let heard = -1; heard !== this.#line.heardMarkers;) {
      heard = this.#line.heardMarkers;
      await this.#line.wait(delays.printerQuietMs, () => this.#line.heardMarkers !== heard);
    }
  }

  /** Ends the command that the last paper left open; null: done. */
  async #complete(): Promise<PrintFailure['reason'] | null> {
    const prepared = await this.prepare();
    if (!prepared.ok) return prepared.error;
    if (!this.#context.leftover.needsFill) return null;
    this.#line.clearExpiredHold();
    return held(delays.printerHoldLimitMs);
  }

  /** Why nothing can be printed now. */
  async #refusal(): Promise<PrintFailure['reason'] | null> {
    let rounds = 0;
    for (;;) {
      const round = await this.#round();
      switch (round.kind) {
        case 'gone':
          return this.#line.endReason() ?? silence;
        case 'assumed':
          return null;
        case 'status':
          // Its second answers are reliable: it has printed only what it reports as printed.
          if (!this.#context.knownAnswers.hasAnswered && (rounds += 1) < roundsToBelieve) continue;
          return this.#refusalOf(round.status);
        case 'silent':
          if (this.#silent >= silentRounds) return silence;
      }
    }
  }

  /** The last customer's paper makes room for the next one's. */
  async #refusalOf({ faults }: PrinterStatus): Promise<PrintFailure['reason'] | null> {
    if (faults.length === 0) return null;
    if (faults.some((fault) => fault !== 'ticket-waiting')) return faulty(faults);
    const written = await this.#line.write(retract);
    if (!written.ok) return written.error;
    await this.#line.wait(delays.printerRetractMs);
    const round = await this.#round();
    if (round.kind === 'gone') return this.#line.endReason() ?? silence;
    return round.kind === 'status' && round.status.faults.length > 0 ? faulty(round.status.faults) : null;
  }
}

import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import type { PrinterStatus, PrintFailure } from '../printer.ts';
import type { Encoded } from './encode.ts';
import { faulty, held, PrintJob } from './print-job.ts';
import { PrinterLine } from './printer-line.ts';
import type { PrinterReporter } from './reporter.ts';
import { initialisePrinter } from './initialise.ts';
import { askStatus, assumedStatus, type KnownAnswers, type Round, silence } from './watch.ts';

/** GS e 2: the presenter draws the paper back. */
const retract = Uint8Array.of(0x1d, 0x65, 0x02);
/** Rounds without an answer after which a printer that has answered before is lost. */
const silentRounds = 3;

/** What a session shares with the driver. */
export interface SessionContext {
  readonly knownAnswers: KnownAnswers;
  readonly reporter: PrinterReporter;
  readonly hasPresenter: boolean;
}

/** One life of the link: the status is asked for again and again, and papers are printed in between. */
export class PrinterSession {
  readonly #line: PrinterLine;
  readonly #clock: Clock;
  readonly #context: SessionContext;
  #turn: Promise<unknown> = Promise.resolve();
  #silent = 0;
  #waitingSinceMonoMs: number | null = null;
  #isBroken = false;
  #watching: Promise<void> = Promise.resolve();

  constructor(port: BytePort, clock: Clock, context: SessionContext) {
    this.#line = new PrinterLine(port, clock);
    this.#clock = clock;
    this.#context = context;
  }

  /** Resolves when nothing of it runs any more. */
  get ended(): Promise<unknown> {
    return Promise.all([this.#watching, this.#turn]);
  }

  /** Whether the printer may be in the middle of a command, left there by the last paper. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  leave(reason: PortError): void {
    this.#line.leave(reason);
  }

  /** Brings the printer into a known state, as far as it takes that now. */
  async prepare(wasBroken: boolean): Promise<Result<void, PortError>> {
    const initialised = await initialisePrinter(this.#line, wasBroken);
    this.#isBroken = initialised.ok ? initialised.value : wasBroken;
    return initialised.ok ? ok(undefined) : initialised;
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
      const round = await this.#inTurn(() => this.#round());
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

  async #round(): Promise<Round> {
    const { knownAnswers, hasPresenter } = this.#context;
    const round = await askStatus(this.#line, knownAnswers, hasPresenter);
    this.#tell(round);
    if (round.kind !== 'status') return round;
    // It could print, and nothing of ours fills its buffer: what it asked for so long ago was noise.
    if (round.status.faults.length === 0) this.#line.clearExpiredHold();
    await this.#clearPresenter(round.status);
    return round;
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

  /** A paper that nobody takes is drawn back: its code is worth money to whoever finds it. */
  async #clearPresenter({ faults }: PrinterStatus): Promise<void> {
    const now = this.#clock.monoMs();
    if (!faults.includes('ticket-waiting')) this.#waitingSinceMonoMs = null;
    else this.#waitingSinceMonoMs ??= now;
    if (this.#waitingSinceMonoMs === null || now - this.#waitingSinceMonoMs < delays.printerTicketLimitMs) return;
    this.#waitingSinceMonoMs = null;
    const written = await this.#line.write(retract);
    // The line has ended; its supervisor says so.
    if (!written.ok) return;
  }

  async #print(encoded: Encoded): Promise<Result<void, PrintFailure>> {
    const { knownAnswers, hasPresenter } = this.#context;
    const refusal = await this.#refusal();
    if (refusal !== null) return err({ isUntouched: true, reason: refusal });
    const open = this.#isBroken ? await this.#complete() : null;
    if (open !== null) return err({ isUntouched: true, reason: open });
    const job = new PrintJob(
      { line: this.#line, knownAnswers, hasPresenter, onRound: (round) => this.#tell(round) },
      encoded,
    );
    const printed = await job.run();
    this.#isBroken = job.isBroken;
    // The next paper tries its luck: a printer that says nothing else would be stopped for ever by one byte of noise.
    if (!printed.ok && printed.error.reason.kind === 'silent') this.#line.clearExpiredHold();
    return printed;
  }

  /** Ends the command that the last paper left open; null: done. */
  async #complete(): Promise<PrintFailure['reason'] | null> {
    const prepared = await this.prepare(true);
    if (!prepared.ok) return prepared.error;
    if (!this.#isBroken) return null;
    this.#line.clearExpiredHold();
    return held(delays.printerHoldLimitMs);
  }

  /** Why nothing can be printed now. */
  async #refusal(): Promise<PrintFailure['reason'] | null> {
    for (;;) {
      const round = await this.#round();
      switch (round.kind) {
        case 'gone':
          return this.#line.endReason() ?? silence;
        case 'assumed':
          return null;
        case 'status':
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

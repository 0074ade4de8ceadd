import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { PrinterError, PrinterFault, PrintFailure } from '../printer.ts';
import type { Encoded } from './encode.ts';
import { chunkBytes, type PrinterLine } from './printer-line.ts';
import { AnsweredPace, FreePace, type Pace, TimedPace } from './pace.ts';
import { askStatus, type KnownAnswers, probeMarker, type Round, silence, silentRounds } from './watch.ts';

/** With these the paper is complete, or becomes so by itself. */
const harmlessAfterwards: readonly PrinterFault[] = ['ticket-waiting', 'head-hot'];

/** What a job needs of its printer. */
export interface JobContext {
  readonly line: PrinterLine;
  readonly knownAnswers: KnownAnswers;
  readonly hasPresenter: boolean;
  /** Whether nothing stops the computer when the printer's buffer is full. */
  readonly isUnstoppable: boolean;
  /** Gets every status of the printer that is read on the way. */
  onRound(round: Round): void;
}

/** Data of one paper on their way: sent as fast as the printer takes them, and watched until they are printed. */
export class PrintJob {
  readonly #context: JobContext;
  readonly #encoded: Encoded;
  #pace: Pace;
  /** Printing everything may take so long. */
  readonly #limitMs: number;
  #sentBytes = 0;
  /** Whether it was seen standing still: what was sent meanwhile may have found no room. */
  #stoodStill = false;
  #askedMonoMs = Number.NEGATIVE_INFINITY;

  constructor(context: JobContext, encoded: Encoded) {
    this.#context = context;
    this.#encoded = encoded;
    this.#pace = paceOf(context);
    this.#limitMs = delays.printerFinishLimitMs + encoded.heightDots * delays.printerSlowestRowMs;
  }

  /** Sends everything and waits for the end of it; the printer was asked before whether it can print. */
  async run(): Promise<Result<void, PrintFailure>> {
    const { line } = this.#context;
    line.forgetMarkers();
    for (const [index, command] of this.#encoded.commands.entries()) {
      await line.readFlow();
      const failure =
        (await this.#waitWhileHeld()) ??
        (await (index === this.#encoded.printing ? this.#waitUntilPrinted() : this.#waitForRoom(command.length))) ??
        (await this.#send(command));
      if (failure !== null) return err({ isUntouched: this.#sentBytes === 0, reason: failure });
      const paced = await this.#pace.sent(command.length, this.#encoded.heights[index] ?? 0);
      if (!paced.ok) return err({ isUntouched: false, reason: paced.error });
      if (index === 0) await this.#learnMarker();
    }
    const failure = await this.#confirm();
    return failure === null ? ok(undefined) : err({ isUntouched: false, reason: failure });
  }

  /** After the first command, which moves nothing, the wait for an answer to GS r 1 is short. */
  async #learnMarker(): Promise<void> {
    const { line, knownAnswers } = this.#context;
    if (!knownAnswers.hasAnswered || knownAnswers.marker !== 'unknown' || line.isHeld) return;
    await probeMarker(line, knownAnswers);
    this.#pace = paceOf(this.#context);
  }

  /** One command in chunks. In the middle of it nothing may be asked: the question would become part of its data. */
  async #send(command: Uint8Array): Promise<PortError | PrinterError | null> {
    const { line } = this.#context;
    for (let start = 0; start < command.length; start += chunkBytes) {
      if (start > 0) await line.readFlow();
      if (line.isHeld && !(await line.wait(delays.printerHoldLimitMs, () => !line.isHeld)))
        return line.endReason() ?? (await this.#explain());
      if (line.endReason() !== null) return line.endReason();
      const chunk = command.subarray(start, start + chunkBytes);
      const written = await line.write(chunk);
      if (!written.ok) {
        if (written.error.kind !== 'closed') this.#sentBytes += 1;
        return written.error;
      }
      this.#sentBytes += chunk.length;
    }
    return null;
  }

  /** Between two commands the printer can be asked why it holds the line. */
  async #waitWhileHeld(): Promise<PortError | PrinterError | null> {
    const { line } = this.#context;
    if (!line.isHeld) return null;
    return this.#watch(delays.printerHoldLimitMs, () => !line.isHeld);
  }

  /** What is under way is waited for, before it becomes more than the printer may be able to hold. */
  async #waitForRoom(byteCount: number): Promise<PortError | PrinterError | null> {
    const { line } = this.#context;
    const hasRoom = (): boolean => this.#pace.hasRoom(byteCount);
    while (!hasRoom() && line.endReason() === null) {
      const inMs = this.#pace.moreRoomInMs();
      if (inMs === null) return this.#watch(this.#limitMs, hasRoom);
      await line.wait(inMs, hasRoom);
      const failure = await this.#look();
      if (failure !== null) return failure;
    }
    return line.endReason();
  }

  /** On the way of data that are sent by time alone: whether the printer still prints. */
  async #look(): Promise<PrinterError | null> {
    const { line, knownAnswers } = this.#context;
    if (!knownAnswers.hasAnswered || line.clock.monoMs() - this.#askedMonoMs < delays.printerWatchMs) return null;
    this.#askedMonoMs = line.clock.monoMs();
    const round = await this.#ask();
    const faults = round.kind === 'status' ? round.status.faults : [];
    const lasting = faults.filter((fault) => !harmlessAfterwards.includes(fault));
    return lasting.length > 0 ? faulty(lasting) : null;
  }

  /** What was not printed is not cut off: what comes out of it later can still be marked as void. */
  async #waitUntilPrinted(): Promise<PortError | PrinterError | null> {
    const { line, knownAnswers } = this.#context;
    if (knownAnswers.marker !== 'answers') return null;
    const asked = await line.askMarker();
    return asked.ok ? this.#watch(this.#limitMs, () => line.heardMarkers >= line.askedMarkers) : asked.error;
  }

  /**
   * Waits until it is over, asking now and then what is wrong; a head that cools down is waited for. A printer that
   * stands still keeps the questions in its buffer, where the last ones would be torn: it is asked more and more rarely.
   */
  async #watch(limitMs: number, isOver: () => boolean): Promise<PortError | PrinterError | null> {
    const { line } = this.#context;
    let pauseMs: number = delays.printerWatchMs;
    let untilMonoMs = line.clock.monoMs() + limitMs;
    const latestMonoMs = line.clock.monoMs() + limitMs + delays.printerCoolingLimitMs;
    let heard = line.heardMarkers;
    for (;;) {
      if (await line.wait(Math.min(pauseMs, Math.max(1, untilMonoMs - line.clock.monoMs())), isOver)) return null;
      // It continues, however slowly.
      const isGoingOn = heard !== line.heardMarkers;
      if (isGoingOn) untilMonoMs = Math.max(untilMonoMs, line.clock.monoMs() + limitMs);
      heard = line.heardMarkers;
      if (line.endReason() !== null) return line.endReason();
      const round = await this.#ask();
      if (isOver()) return null;
      if (round.kind === 'gone') return line.endReason() ?? silence;
      const faults = round.kind === 'status' ? round.status.faults : [];
      const lasting = faults.filter((fault) => !harmlessAfterwards.includes(fault));
      if (lasting.length > 0) return faulty(lasting);
      const standsStill = !isGoingOn && (faults.includes('head-hot') || line.isHeld);
      pauseMs = standsStill ? Math.min(2 * pauseMs, delays.printerStillMs) : delays.printerWatchMs;
      if (faults.includes('head-hot')) untilMonoMs = Math.min(latestMonoMs, line.clock.monoMs() + limitMs);
      if (line.clock.monoMs() < untilMonoMs) continue;
      if (faults.includes('head-hot')) return faulty(faults);
      return round.kind === 'silent' ? silence : held(limitMs);
    }
  }

  /**
   * The end: GS r 1 is answered when everything before it is printed; then the printer reports whether that succeeded.
   */
  async #confirm(): Promise<PortError | PrinterError | null> {
    const { line, knownAnswers, isUnstoppable } = this.#context;
    const stuck = await this.#waitWhileHeld();
    if (stuck !== null) return stuck;
    const written = await line.askMarker();
    if (!written.ok) return written.error;
    // A printer that never answers does not report this either: all bytes have been sent to it.
    if (!knownAnswers.hasAnswered) return null;
    // Every question has been answered: one that is missing was lost with the data around it.
    const failure = await this.#watch(this.#limitMs, () => line.heardMarkers >= line.askedMarkers);
    // Some clones lack GS r: with those, a printer that takes data and reports no fault counts as having printed.
    if (failure !== null && (failure.kind !== 'silent' || knownAnswers.marker === 'answers' || line.isHeld))
      return failure;
    // Nothing stopped the computer while it stood still: a part, or the cut, may have found no room in its buffer.
    if (failure !== null && isUnstoppable && this.#stoodStill) return failure;
    const round = await this.#roundAtEnd();
    if (failure === null) knownAnswers.marker = 'answers';
    if (round.kind === 'gone') return line.endReason() ?? silence;
    if (round.kind === 'silent') return silence;
    const faults =
      round.kind === 'status' ? round.status.faults.filter((fault) => !harmlessAfterwards.includes(fault)) : [];
    return faults.length > 0 ? faulty(faults) : null;
  }

  /** One silent round does not make a printed paper a failed one: the printer may be busy, or this computer. */
  async #roundAtEnd(): Promise<Round> {
    for (let rounds = 1; ; rounds += 1) {
      const round = await this.#ask();
      if (round.kind !== 'silent' || rounds === silentRounds) return round;
      await this.#context.line.wait(delays.printerWatchMs);
    }
  }

  async #explain(): Promise<PortError | PrinterError> {
    const round = await this.#ask();
    if (round.kind === 'gone') return this.#context.line.endReason() ?? silence;
    if (round.kind === 'status' && round.status.faults.length > 0) return faulty(round.status.faults);
    return held(delays.printerHoldLimitMs);
  }

  async #ask(): Promise<Round> {
    const { line, knownAnswers, hasPresenter } = this.#context;
    const round = await askStatus(line, knownAnswers, hasPresenter);
    this.#context.onRound(round);
    if (round.kind === 'status' && round.status.faults.includes('head-hot')) this.#stoodStill = true;
    return round;
  }
}

function paceOf({ line, knownAnswers, isUnstoppable }: JobContext): Pace {
  if (knownAnswers.marker === 'answers') return new AnsweredPace(line);
  return isUnstoppable ? new TimedPace(line) : new FreePace();
}

/** The faults that the printer reports. */
export function faulty(faults: readonly PrinterFault[]): PrinterError {
  return { kind: 'faulty', faults, message: `the printer says ${faults.join(', ')}` };
}

/** The error of a printer that holds the line for too long. */
export function held(limitMs: number): PrinterError {
  return { kind: 'silent', message: `the printer has not gone on for ${limitMs} ms` };
}

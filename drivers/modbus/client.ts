import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { BytePort, PortError } from '../port/byte-port.ts';
import { decodeAnswer, encodeRequest, findAnswer, findWholeAnswer } from './frame.ts';
import { LineEcho, type EchoSetting } from './line-echo.ts';
import { type ModbusAnswer, type ModbusFailure, type ModbusRequest, nameOf } from './request.ts';
import { wireMs } from './timing.ts';

type Outcome = Result<ModbusAnswer, ModbusFailure>;

/** The longest answer that is ever asked for, with some noise around it. */
const LONGEST_ANSWER = 32;
/** No frame is longer (MODBUS over serial line, section 2.5.1): older bytes are noise. */
const LONGEST_FRAME = 256;

const notOpen: PortError = { kind: 'closed', message: 'the line is not open' };

/** The request on the line, and what has come since. */
interface Running {
  readonly request: ModbusRequest;
  readonly sent: Uint8Array;
  readonly answered: (frame: Uint8Array) => void;
  pending: Uint8Array;
}

/**
 * One open line to Modbus RTU devices, one request at a time. Bytes that come while no request is running are dropped.
 */
export class ModbusClient {
  readonly #port: BytePort;
  readonly #baudRate: number;
  readonly #clock: Clock;
  readonly #echo: LineEcho;
  #isOpen = true;
  #running: Running | undefined;

  /** Takes a port that is open. */
  constructor(port: BytePort, baudRate: number, clock: Clock, echo: EchoSetting = 'auto') {
    this.#echo = new LineEcho(echo);
    this.#port = port;
    this.#baudRate = baudRate;
    this.#clock = clock;
    port.onBytes((bytes) => this.#receive(bytes));
    port.onClosed(() => {
      this.#isOpen = false;
    });
  }

  /**
   * Hands the request to the line before it returns. Waits for the answer until `answerLimitMs` after the time that
   * request and answer need on the line.
   */
  ask(request: ModbusRequest, answerLimitMs: number = delays.modbusAnswerLimitMs): Promise<Outcome> {
    if (!this.#isOpen) return Promise.resolve(err({ kind: 'not-sent', reason: notOpen }));
    const sentMonoMs = this.#clock.monoMs();
    return new Promise((resolve) => {
      let cancelLimit = (): void => undefined;
      let unsubscribe = (): void => undefined;
      const sent = encodeRequest(request);
      const running: Running = {
        request,
        sent,
        answered: (frame) => {
          const bits = decodeAnswer(frame, request);
          settle(bits.ok ? ok({ bits: bits.value, sentMonoMs }) : sentAt(bits.error, sentMonoMs));
        },
        pending: new Uint8Array(0),
      };
      const settle = (outcome: Outcome): void => {
        cancelLimit();
        unsubscribe();
        if (this.#running === running) this.#running = undefined;
        resolve(outcome);
      };
      this.#running = running;
      const written = this.#port.write(sent);
      void written.then((drained) => {
        if (!drained.ok)
          settle(err({ kind: drained.error.kind === 'closed' ? 'not-sent' : 'line', reason: drained.error }));
      });
      const limitMs = answerLimitMs + wireMs(LONGEST_ANSWER, this.#baudRate);
      cancelLimit = this.#clock.setTimer(limitMs, () => {
        // Bytes that the line has not even taken must not be followed by others: the port's own limit ends it.
        void written.then(() => {
          if (!this.#takeAtLast(running)) settle(sentAt(this.#unanswered(running, limitMs), sentMonoMs));
        });
      });
      // Comes after `written`: a port that refuses the bytes reports that there first, and only that means that nothing
      // was sent.
      unsubscribe = this.#port.onClosed((reason) => settle(err({ kind: 'line', reason })));
    });
  }

  #receive(bytes: Uint8Array): void {
    const running = this.#running;
    if (running === undefined) return;
    running.pending = Uint8Array.of(...running.pending, ...bytes).subarray(-LONGEST_FRAME);
    const stripped = this.#echo.strip(running.request, running.sent, running.pending);
    if (stripped.kind === 'rest') return this.#take(running, stripped.bytes);
    if (stripped.kind === 'torn') return this.#takeBehindTorn(running, stripped.bytes);
    // Otherwise the rest of the time is waited for: nothing is sent into what may still come.
    const isBegun = stripped.kind === 'wait' && running.pending.length < running.sent.length;
    if (!isBegun && this.#isWholeAnswer(running)) this.#take(running, running.pending);
    else if (stripped.kind === 'collision') this.#takeAmongOthers(running);
  }

  #take(running: Running, bytes: Uint8Array): void {
    const frame = findAnswer(bytes, running.request);
    if (frame === undefined) return;
    const isBad = running.request.kind !== 'write-coil' && damageOf(frame, running.request) !== null;
    if (isBad && (this.#takeAmongOthers(running) || isOwnPart(frame, running.sent))) return;
    if (frame.byteOffset === running.pending.byteOffset) this.#echo.answeredAtOnce(running.request);
    this.#running = undefined;
    running.answered(frame);
  }

  /**
   * Some adapters give back a part of what is sent, which begins as an answer does: a right answer behind it counts. The
   * answer to FC 05 equals its request, so that among parts of it nothing tells the two apart.
   */
  #takeAmongOthers(running: Running): boolean {
    if (running.request.kind === 'write-coil') return false;
    const frame = findWholeAnswer(running.pending, running.request);
    if (frame === undefined) return false;
    this.#running = undefined;
    running.answered(frame);
    return true;
  }

  /** How much of its end the echo has lost is unknown, so only a complete answer shows where it begins. */
  #takeBehindTorn(running: Running, bytes: Uint8Array): void {
    const frame = findWholeAnswer(bytes, running.request);
    if (frame === undefined) return;
    this.#echo.answeredBehindTorn();
    this.#running = undefined;
    running.answered(frame);
  }

  /** An answer may begin as its request does, and be waited for as an echo; by now nothing more will come. */
  #takeAtLast(running: Running): boolean {
    if (this.#running !== running || !this.#isWholeAnswer(running)) return false;
    this.#take(running, running.pending);
    return true;
  }

  /** Whether the bytes are only a valid answer, so that the line no longer echoes. FC 05 does not show it. */
  #isWholeAnswer({ request, pending }: Running): boolean {
    if (request.kind === 'write-coil') return false;
    const frame = findAnswer(pending, request);
    return frame?.byteOffset === pending.byteOffset && decodeAnswer(frame, request).ok;
  }

  #unanswered({ request, sent, pending }: Running, limitMs: number): ModbusFailure {
    const stripped = this.#echo.strip(request, sent, pending);
    const came = pending.length === 0 ? 'wait' : stripped.kind;
    const frame = stripped.kind === 'rest' ? findAnswer(stripped.bytes, request) : undefined;
    const damage = frame === undefined ? null : damageOf(frame, request);
    if (damage !== null) return damage;
    if (came === 'collision' || came === 'torn')
      return { kind: 'damaged', message: `${nameOf(request)}: the line gave back other bytes than were sent` };
    const isEchoAlone = this.#echo.isThere && pending.length === sent.length;
    const but = isEchoAlone ? ': the line gives back what is sent, and nothing else' : '';
    return { kind: 'no-answer', message: `${nameOf(request)} was not answered in ${limitMs} ms${but}` };
  }
}

/** What is wrong with a frame in the shape of an answer; null: nothing, or it is a refusal. */
function damageOf(frame: Uint8Array, request: ModbusRequest): ModbusFailure | null {
  const decoded = decodeAnswer(frame, request);
  return decoded.ok || decoded.error.kind === 'exception' ? null : decoded.error;
}

/** Address, function and the first byte that an answer has otherwise: a part of what was sent, and no damaged answer. */
const OWN_PART_LENGTH = 3;

/** Whether bytes in the shape of an answer are rather a part of the request. */
function isOwnPart(frame: Uint8Array, sent: Uint8Array): boolean {
  return sent.subarray(0, OWN_PART_LENGTH).every((byte, at) => byte === frame[at]);
}

/** The failure with the time at which its request was handed to the line. */
function sentAt(failure: ModbusFailure, sentMonoMs: number): Result<never, ModbusFailure> {
  return err(failure.kind === 'no-answer' || failure.kind === 'damaged' ? { ...failure, sentMonoMs } : failure);
}

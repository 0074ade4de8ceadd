import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { BytePort, PortError } from '../port/byte-port.ts';
import { decodeAnswer, encodeRequest, findAnswer } from './frame.ts';
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
  readonly answered: (frame: Uint8Array) => void;
  pending: Uint8Array;
}

/** One open line to Modbus RTU devices, one request at a time. Bytes that come while no request is running are dropped. */
export class ModbusClient {
  readonly #port: BytePort;
  readonly #baudRate: number;
  readonly #clock: Clock;
  #isOpen = true;
  #running: Running | undefined;

  /** Takes a port that is open. */
  constructor(port: BytePort, baudRate: number, clock: Clock) {
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
      const running: Running = {
        request,
        answered: (frame) => {
          const bits = decodeAnswer(frame, request);
          settle(bits.ok ? ok({ bits: bits.value, sentMonoMs }) : bits);
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
      const written = this.#port.write(encodeRequest(request));
      void written.then((drained) => {
        if (!drained.ok)
          settle(err({ kind: drained.error.kind === 'closed' ? 'not-sent' : 'line', reason: drained.error }));
      });
      const limitMs = answerLimitMs + wireMs(LONGEST_ANSWER, this.#baudRate);
      cancelLimit = this.#clock.setTimer(limitMs, () => {
        // Bytes that the line has not even taken must not be followed by others: the port's own limit ends it.
        void written.then(() =>
          settle(err({ kind: 'no-answer', message: `${nameOf(request)} was not answered in ${limitMs} ms` })),
        );
      });
      // After `written`: a port that refuses the bytes says so there first, and only that means that nothing was sent.
      unsubscribe = this.#port.onClosed((reason) => settle(err({ kind: 'line', reason })));
    });
  }

  #receive(bytes: Uint8Array): void {
    const running = this.#running;
    if (running === undefined) return;
    running.pending = Uint8Array.of(...running.pending, ...bytes).subarray(-LONGEST_FRAME);
    const frame = findAnswer(running.pending, running.request);
    if (frame === undefined) return;
    this.#running = undefined;
    running.answered(frame);
  }
}

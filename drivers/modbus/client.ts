import type * as Library from 'modbus-serial';
import type { ModbusRTU } from 'modbus-serial/ModbusRTU';
import { z } from 'zod';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { BytePort, PortError } from '../port/byte-port.ts';
import { AnswerPort } from './answer-port.ts';
import { coilValues, type ModbusAnswer, type ModbusFailure, type ModbusRequest } from './request.ts';
import { wireMs } from './timing.ts';

type Outcome = Result<ModbusAnswer, ModbusFailure>;
type LibraryCallback = (error: unknown, result: unknown) => void;

/** The longest answer that is ever asked for, with some noise around it. */
const LONGEST_ANSWER = 32;
const WRITE_COIL = 5;
const WRITE_COILS = 15;

const notOpen: PortError = { kind: 'closed', message: 'the line is not open' };

const exceptionSchema = z.object({ modbusCode: z.number(), message: z.string() });
const bitsSchema = z.object({ data: z.array(z.boolean()) });

let library: Promise<typeof Library> | undefined;

/** Loads `modbus-serial`, and with it the native code of `serialport`: once, and not before somebody needs it. */
export function loadModbusLibrary(): Promise<typeof Library> {
  library ??= import('modbus-serial');
  return library;
}

/**
 * One open line to Modbus devices, one request at a time. The library `modbus-serial` makes the frames and checks the
 * answers; its own timer cannot be driven by our clock, so the time limit is kept here.
 */
export class ModbusClient {
  readonly #port: BytePort;
  readonly #baudRate: number;
  readonly #clock: Clock;
  readonly #answers: AnswerPort;
  readonly #master: ModbusRTU;

  private constructor(port: BytePort, baudRate: number, clock: Clock, master: ModbusRTU, answers: AnswerPort) {
    this.#port = port;
    this.#baudRate = baudRate;
    this.#clock = clock;
    this.#master = master;
    this.#answers = answers;
  }

  /** A client over a port that is open; the error says that the library cannot be loaded. */
  static async open(port: BytePort, baudRate: number, clock: Clock): Promise<Result<ModbusClient, PortError>> {
    try {
      const { default: Master } = await loadModbusLibrary();
      const answers = new AnswerPort(port);
      const master = new Master(answers);
      master.open();
      return ok(new ModbusClient(port, baudRate, clock, master, answers));
    } catch (error) {
      return err({
        kind: 'io',
        message: `modbus-serial cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }

  /**
   * Hands the request to the line before it returns. Waits for the answer until `answerLimitMs` after the time that
   * request and answer need on the line.
   */
  ask(request: ModbusRequest, answerLimitMs: number = delays.modbusAnswerLimitMs): Promise<Outcome> {
    // The library would call it an error like any other, and nobody could tell that nothing was sent.
    if (!this.#answers.isOpen) return Promise.resolve(err({ kind: 'not-sent', reason: notOpen }));
    const sentMonoMs = this.#clock.monoMs();
    return new Promise((resolve) => {
      let cancelLimit = (): void => undefined;
      let unsubscribe = (): void => undefined;
      const settle = (outcome: Outcome): void => {
        cancelLimit();
        unsubscribe();
        this.#answers.ignore();
        resolve(outcome);
      };
      this.#send(request, (error, result) => settle(this.#outcome(request, sentMonoMs, error, result)));
      const written = this.#answers.takeWritten();
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

  #send(request: ModbusRequest, done: LibraryCallback): void {
    const { address } = request;
    switch (request.kind) {
      case 'read-coils':
        return this.#master.writeFC1(address, request.first, request.count, done);
      case 'read-inputs':
        return this.#master.writeFC2(address, request.first, request.count, done);
      case 'write-coils':
        return this.#master.writeFC15(address, request.first, [...request.states], done);
      case 'write-coil':
        if (request.value === coilValues.on || request.value === coilValues.off) {
          return this.#master.writeFC5(address, request.coil, request.value === coilValues.on, done);
        }
        return this.#master.writeCustomFC(address, WRITE_COIL, [...word(request.coil), ...word(request.value)], done);
    }
  }

  #outcome(request: ModbusRequest, sentMonoMs: number, error: unknown, result: unknown): Outcome {
    if (error !== null && error !== undefined) return err(failureOf(request, error));
    if (request.kind === 'write-coil' || request.kind === 'write-coils') {
      const belongs = this.#answers.repeatsRequest(repeatedBytes(request));
      return belongs
        ? ok({ bits: [], sentMonoMs })
        : err({ kind: 'damaged', message: `${nameOf(request)}: the answer belongs to another request` });
    }
    const read = bitsSchema.safeParse(result);
    // The library gives whole bytes.
    if (read.success && read.data.data.length >= request.count)
      return ok({ bits: read.data.data.slice(0, request.count), sentMonoMs });
    return err({ kind: 'damaged', message: `${nameOf(request)}: the answer is too short` });
  }
}

function failureOf(request: ModbusRequest, error: unknown): ModbusFailure {
  const exception = exceptionSchema.safeParse(error);
  if (exception.success) {
    return {
      kind: 'exception',
      code: exception.data.modbusCode,
      message: `${nameOf(request)}: ${exception.data.message}`,
    };
  }
  return { kind: 'damaged', message: `${nameOf(request)}: ${error instanceof Error ? error.message : String(error)}` };
}

function repeatedBytes(request: Extract<ModbusRequest, { kind: 'write-coil' | 'write-coils' }>): readonly number[] {
  if (request.kind === 'write-coil')
    return [request.address, WRITE_COIL, ...word(request.coil), ...word(request.value)];
  return [request.address, WRITE_COILS, ...word(request.first), ...word(request.states.length)];
}

function word(value: number): readonly [number, number] {
  return [(value >>> 8) & 0xff, value & 0xff];
}

function nameOf(request: ModbusRequest): string {
  const first = request.kind === 'write-coil' ? request.coil : request.first;
  return `${request.kind} ${first} of address ${request.address}`;
}

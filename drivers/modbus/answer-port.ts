import { EventEmitter } from 'node:events';
import { err, type Result } from '../../app/result.ts';
import type { BytePort, PortError } from '../port/byte-port.ts';

/** Address, function with its highest bit set, code, CRC. */
const EXCEPTION_LENGTH = 5;
/** No frame is longer: what comes on top of that is noise. */
const LONGEST_FRAME = 256;
/** The answer to a write repeats address, function, coil and value or count. */
const REPEATED_BYTES = 6;

const nothingWritten: Promise<Result<void, PortError>> = Promise.resolve(
  err({ kind: 'closed', message: 'nothing was handed to the line' }),
);

/**
 * The part of a serial port that the library `modbus-serial` uses, over one of our ports. It cuts the answer to the
 * running request out of what comes; the library checks it. What comes while nobody waits is dropped.
 */
export class AnswerPort extends EventEmitter {
  readonly #port: BytePort;
  #isOpen = true;
  #written: Promise<Result<void, PortError>> = nothingWritten;
  #request: Buffer | undefined;
  #pending = Buffer.alloc(0);
  #answer = Buffer.alloc(0);

  constructor(port: BytePort) {
    super();
    this.#port = port;
    port.onBytes((bytes) => this.#take(bytes));
    port.onClosed(() => {
      this.#isOpen = false;
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The library opens what is open already. */
  open(callback: (error: null) => void): void {
    callback(null);
  }

  /** Only the supervisor closes lines. */
  close(callback: () => void): void {
    callback();
  }

  /** Hands a request to the line. */
  write(request: Buffer): void {
    this.#request = Buffer.from(request);
    this.#pending = Buffer.alloc(0);
    this.#written = this.#port.write(request);
  }

  /** The outcome of the latest `write`, once; `closed` where there was none, which promises that no byte was sent. */
  takeWritten(): Promise<Result<void, PortError>> {
    const written = this.#written;
    this.#written = nothingWritten;
    return written;
  }

  /** Nobody waits any more: what comes now answers nothing. */
  ignore(): void {
    this.#request = undefined;
  }

  /** Whether the latest answer, the one to a write, belongs to exactly this request. */
  repeatsRequest(request: readonly number[]): boolean {
    return (
      this.#answer.length > REPEATED_BYTES && this.#answer.subarray(0, REPEATED_BYTES).equals(Buffer.from(request))
    );
  }

  #take(bytes: Uint8Array): void {
    const request = this.#request;
    if (request === undefined) return;
    this.#pending = Buffer.concat([this.#pending, bytes]).subarray(-LONGEST_FRAME);
    const answer = findAnswer(this.#pending, request);
    if (answer === undefined) return;
    this.#request = undefined;
    this.#answer = Buffer.from(answer);
    this.emit('data', this.#answer);
  }
}

/** The first thing that looks like an answer, whole; noise before it is skipped. */
function findAnswer(pending: Buffer, request: Buffer): Buffer | undefined {
  const [address = 0, code = 0] = request;
  const wholeLength = answerLength(request);
  for (let at = 0; at + EXCEPTION_LENGTH <= pending.length; at += 1) {
    if (pending[at] !== address) continue;
    if (pending[at + 1] === (code | 0x80)) return pending.subarray(at, at + EXCEPTION_LENGTH);
    if (pending[at + 1] !== code) continue;
    return at + wholeLength <= pending.length ? pending.subarray(at, at + wholeLength) : undefined;
  }
  return undefined;
}

/** Bytes of a good answer: reads bring one bit for each coil or input, writes repeat six bytes; and the CRC. */
function answerLength(request: Buffer): number {
  const isRead = request[1] === 1 || request[1] === 2;
  return isRead ? 3 + Math.ceil(request.readUInt16BE(4) / 8) + 2 : REPEATED_BYTES + 2;
}

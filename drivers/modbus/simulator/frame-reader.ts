import type { Clock } from '../../../app/ports/clock.ts';
import { delays } from '../../common/delays.ts';
import { crcModbus } from '../crc.ts';
import { functionCodes } from '../frame.ts';

/** A request as it came, with a right CRC; `body` is what lies between the function code and the CRC. */
export interface RequestFrame {
  readonly address: number;
  readonly code: number;
  readonly body: Uint8Array;
}

/** Address, function, two words, CRC: all requests without data of their own. */
const PLAIN_LENGTH = 8;
/** Before the data of a request that has some: address, function, two words, number of bytes. */
const HEAD_LENGTH = 7;
const CRC_LENGTH = 2;
const WRITE_COILS = functionCodes['write-coils'];
const WRITE_REGISTERS = 16;
const FUNCTIONS: readonly number[] = [1, 2, 3, 4, 5, 6, WRITE_COILS, WRITE_REGISTERS];
const LONGEST_FRAME = 256;

/**
 * Finds requests in a stream of chunks, on the device's side. What does not end as a frame with a right CRC is given up
 * byte by byte, and all of it when the line falls silent in the middle.
 */
export class RequestReader {
  readonly #clock: Clock;
  #pending: number[] = [];
  #lastMonoMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes a chunk and returns the requests that it completes. */
  push(chunk: Uint8Array): RequestFrame[] {
    const nowMonoMs = this.#clock.monoMs();
    if (nowMonoMs - this.#lastMonoMs > delays.modbusSimulatedFrameLimitMs) this.#pending = [];
    this.#lastMonoMs = nowMonoMs;
    this.#pending.push(...chunk);
    const frames: RequestFrame[] = [];
    let frame = this.#take();
    while (frame !== undefined) {
      frames.push(frame);
      frame = this.#take();
    }
    // Older bytes can no longer be part of a frame.
    this.#pending = this.#pending.slice(-LONGEST_FRAME);
    return frames;
  }

  /** The first whole frame; a head whose rest may still come does not hide a frame behind it. */
  #take(): RequestFrame | undefined {
    const bytes = this.#pending;
    for (let at = 0; at + PLAIN_LENGTH <= bytes.length; at += 1) {
      const length = lengthAt(bytes, at);
      if (length === undefined || at + length > bytes.length || !hasRightCrc(bytes, at, length)) continue;
      this.#pending = bytes.slice(at + length);
      const body = Uint8Array.from(bytes.slice(at + 2, at + length - CRC_LENGTH));
      return { address: bytes[at] ?? 0, code: bytes[at + 1] ?? 0, body };
    }
    return undefined;
  }
}

/** How long the frame is that may begin here; undefined where none can. */
function lengthAt(bytes: readonly number[], at: number): number | undefined {
  const code = bytes[at + 1] ?? 0;
  if (!FUNCTIONS.includes(code)) return undefined;
  if (code !== WRITE_COILS && code !== WRITE_REGISTERS) return PLAIN_LENGTH;
  return HEAD_LENGTH + (bytes[at + HEAD_LENGTH - 1] ?? 0) + CRC_LENGTH;
}

function hasRightCrc(bytes: readonly number[], at: number, length: number): boolean {
  const end = at + length - CRC_LENGTH;
  return crcModbus(bytes, at, end) === (bytes[end] ?? 0) + (bytes[end + 1] ?? 0) * 0x100;
}

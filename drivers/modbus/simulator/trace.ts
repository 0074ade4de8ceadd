import type { Clock } from '../../../app/ports/clock.ts';
import { delays } from '../../common/delays.ts';
import { crcModbus } from '../crc.ts';
import type { Direction, Trace, TracedFrame } from '../../simulation/trace.ts';

const NAMES: Readonly<Record<number, string>> = {
  1: 'read coils',
  2: 'read inputs',
  3: 'read registers',
  4: 'read input registers',
  5: 'write coil',
  6: 'write register',
  15: 'write coils',
  16: 'write registers',
};
const READS = [1, 2, 3, 4];
const WRITES_OF_MANY = [15, 16];
const EXCEPTION = 0x80;
/** Bytes of an exception: address, function, code, CRC. */
const EXCEPTION_LENGTH = 5;
/** Bytes of a simple frame: address, function, two words, CRC. */
const PLAIN_LENGTH = 8;

/** Reads a Modbus line. Frames are assembled from chunks, because over a slow adapter chunks do not match frames. */
export class ModbusTrace implements Trace {
  readonly #readers: Readonly<Record<Direction, Reader>>;

  constructor(clock: Clock) {
    this.#readers = { 'from-host': new Reader(clock, requestLength), 'to-host': new Reader(clock, answerLength) };
  }

  push(direction: Direction, chunk: Uint8Array): readonly TracedFrame[] {
    return this.#readers[direction].push(chunk);
  }
}

/** The length of the frame that begins here; undefined until it is known, null where no frame begins. */
type LengthOf = (bytes: readonly number[]) => number | null | undefined;

class Reader {
  readonly #clock: Clock;
  readonly #lengthOf: LengthOf;
  #pending: readonly number[] = [];
  #lastMonoMs = 0;

  constructor(clock: Clock, lengthOf: LengthOf) {
    this.#clock = clock;
    this.#lengthOf = lengthOf;
  }

  push(chunk: Uint8Array): readonly TracedFrame[] {
    const nowMonoMs = this.#clock.monoMs();
    const isCutOff = nowMonoMs - this.#lastMonoMs > delays.modbusSimulatedFrameLimitMs;
    const traced = isCutOff ? this.#giveUp(this.#pending.length) : [];
    this.#lastMonoMs = nowMonoMs;
    this.#pending = [...this.#pending, ...chunk];
    for (let next = this.#take(); next.length > 0; next = this.#take()) traced.push(...next);
    return traced;
  }

  /** The first valid frame with the junk before it; without a frame, the bytes that cannot become one. */
  #take(): readonly TracedFrame[] {
    for (let at = 0; at < this.#pending.length; at += 1) {
      const bytes = this.#pending.slice(at);
      const length = this.#lengthOf(bytes) ?? Infinity;
      if (bytes.length < length || crcModbus(bytes.slice(0, length)) !== 0) continue;
      const before = this.#giveUp(at);
      return [...before, ...this.#cut(length, meaningOf(bytes))];
    }
    const length = this.#lengthOf(this.#pending);
    if (length === null) return this.#giveUp(this.#beginning());
    return length === undefined || this.#pending.length < length
      ? []
      : this.#cut(length, 'DAMAGED: the checksum is wrong');
  }

  /** Index of the first byte that can begin a frame. */
  #beginning(): number {
    const at = this.#pending.findIndex((_, index) => this.#lengthOf(this.#pending.slice(index)) !== null);
    return at === -1 ? this.#pending.length : at;
  }

  #giveUp(count: number): TracedFrame[] {
    return count === 0 ? [] : this.#cut(count, 'NOT A FRAME');
  }

  #cut(count: number, meaning: string): TracedFrame[] {
    const bytes = this.#pending.slice(0, count);
    this.#pending = this.#pending.slice(count);
    return [{ bytes, meaning }];
  }
}

function requestLength([, code, , , , , count]: readonly number[]): number | null | undefined {
  if (code === undefined) return undefined;
  if (!(code in NAMES)) return null;
  if (!WRITES_OF_MANY.includes(code)) return PLAIN_LENGTH;
  return count === undefined ? undefined : PLAIN_LENGTH + 1 + count;
}

function answerLength([, code, count]: readonly number[]): number | null | undefined {
  if (code === undefined) return undefined;
  if (code >= EXCEPTION) return code - EXCEPTION in NAMES ? EXCEPTION_LENGTH : null;
  if (!(code in NAMES)) return null;
  if (!READS.includes(code)) return PLAIN_LENGTH;
  return count === undefined ? undefined : 3 + count + 2;
}

function meaningOf([address = 0, code = 0, detail = 0]: readonly number[]): string {
  if (code >= EXCEPTION) return `address ${address}: exception ${detail} to ${NAMES[code - EXCEPTION] ?? ''}`;
  return `address ${address}: ${NAMES[code] ?? ''}`;
}

import { crcKermit } from './crc.ts';

const sync = 0x02;
/** SYNC, address and length before the body, two bytes of CRC after it. */
const headLength = 3;
const overhead = headLength + 2;

/** The address of a bill validator. */
export const validatorAddress = 0x03;
/** Shortest frame: one byte of body. A length of 0 announces a firmware download and is refused. */
const shortestFrame = overhead + 1;
/** The longest frame that the length byte can name. */
export const longestFrame = 0xff;

/** The bytes of a frame: `SYNC address length body CRC`, length over everything, CRC with its low byte first. */
export function encodeFrame(address: number, body: ArrayLike<number>): Uint8Array {
  const length = body.length + overhead;
  if (length < shortestFrame || length > longestFrame) throw new RangeError(`a frame cannot hold ${body.length} bytes`);
  const bytes = new Uint8Array(length);
  bytes.set([sync, address, length]);
  bytes.set(Array.from(body), headLength);
  const crc = crcKermit(bytes, length - 2);
  bytes.set([crc & 0xff, crc >>> 8], length - 2);
  return bytes;
}

/** What a reader finds: the body of a frame, or a frame whose CRC is wrong. */
export type Found = { readonly kind: 'frame'; readonly body: Uint8Array } | { readonly kind: 'damaged' };

/**
 * Finds frames of one address in a stream of chunks. It holds less than one frame; on junk it gives up one byte and
 * looks for the next SYNC, so that a lost byte costs one frame and not the link. A frame that never ends is given up by
 * `reset`: silence is known only to the owner, who has the clock.
 */
export class FrameReader {
  readonly #address: number;
  readonly #pending: number[] = [];
  #junkBytes = 0;

  constructor(address: number) {
    this.#address = address;
  }

  /** How many bytes were given up so far. */
  get junkBytes(): number {
    return this.#junkBytes;
  }

  /** Whether bytes are held that may become a frame. */
  get isInFrame(): boolean {
    return this.#pending.length > 0;
  }

  /** Gives up what is held. */
  reset(): void {
    this.#junkBytes += this.#pending.length;
    this.#pending.length = 0;
  }

  /** Takes a chunk and returns what it completes. */
  push(chunk: Uint8Array): Found[] {
    const found: Found[] = [];
    for (const byte of chunk) {
      this.#pending.push(byte);
      this.#take(found);
    }
    return found;
  }

  /** Takes frames until what is left is the beginning of one; after a damaged frame more than one may be waiting. */
  #take(found: Found[]): void {
    for (;;) {
      while (!this.#mayBeFrame()) this.#dropByte();
      const length = this.#pending[2];
      if (length === undefined || this.#pending.length < length) return;
      if (this.#hasGoodCrc(length)) {
        const bytes = this.#pending.splice(0, length);
        found.push({ kind: 'frame', body: Uint8Array.from(bytes.slice(headLength, -2)) });
      } else {
        found.push({ kind: 'damaged' });
        this.#dropByte();
      }
    }
  }

  #mayBeFrame(): boolean {
    const [first = sync, address = this.#address, length = shortestFrame] = this.#pending;
    return first === sync && address === this.#address && length >= shortestFrame;
  }

  #hasGoodCrc(length: number): boolean {
    const crc = crcKermit(this.#pending, length - 2);
    return this.#pending[length - 2] === (crc & 0xff) && this.#pending[length - 1] === crc >>> 8;
  }

  #dropByte(): void {
    this.#pending.shift();
    this.#junkBytes += 1;
  }
}

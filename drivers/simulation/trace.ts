/** Direction of bytes. */
export type Direction = 'from-host' | 'to-host';

/** The bytes of a frame, and their meaning. */
export interface TracedFrame {
  readonly bytes: readonly number[];
  readonly meaning: string;
}

/** Reads both directions of a line beside the device; it never writes. */
export interface Trace {
  /** Takes a chunk and returns the completed frames, and bytes that cannot be part of a frame. */
  push(direction: Direction, chunk: Uint8Array): readonly TracedFrame[];
}

/** What a reader of frames finds at a byte; the bytes of a `damaged` frame are read again as junk. */
export type FoundFrame = TracedFrame | 'damaged';

/** A reader of one direction, fed byte by byte. */
export interface FrameSource {
  push(byte: number): readonly FoundFrame[];
  /** Number of bytes discarded so far. */
  readonly junkBytes: number;
}

/** One direction of a line: frames, and the bytes between them, such as those of a wrong baud rate. */
export class DirectionTrace {
  readonly #source: FrameSource;
  #held: number[] = [];
  #junk: number[] = [];
  #knownJunkBytes = 0;

  constructor(source: FrameSource) {
    this.#source = source;
  }

  /** Takes a chunk and returns the completed frames, in order. */
  push(chunk: Uint8Array): readonly TracedFrame[] {
    const traced: TracedFrame[] = [];
    for (const byte of chunk) this.#take(byte, traced);
    this.#tellJunk(traced);
    return traced;
  }

  #take(byte: number, traced: TracedFrame[]): void {
    this.#held.push(byte);
    const found = this.#source.push(byte);
    const junkBytes = this.#source.junkBytes - this.#knownJunkBytes;
    this.#knownJunkBytes += junkBytes;
    const junk = this.#held.splice(0, junkBytes);
    if (found.includes('damaged')) {
      this.#tellJunk(traced);
      traced.push({ bytes: junk, meaning: 'DAMAGED: the checksum is wrong' });
    } else {
      this.#junk.push(...junk);
    }
    for (const frame of found) {
      if (frame === 'damaged') continue;
      this.#tellJunk(traced);
      traced.push(frame);
      this.#held.splice(0, frame.bytes.length);
    }
  }

  #tellJunk(traced: TracedFrame[]): void {
    if (this.#junk.length > 0) traced.push({ bytes: this.#junk, meaning: 'NOT A FRAME' });
    this.#junk = [];
  }
}

/** Bytes as text, such as "02 03 06 33 DA 81". */
export function hexText(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

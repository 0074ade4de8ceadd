import { encodeFrame, FrameReader, operations, states, type Words } from '../protocol/frame.ts';
import {
  DirectionTrace,
  type Direction,
  type FoundFrame,
  type FrameSource,
  type Trace,
  type TracedFrame,
} from '../../../simulation/trace.ts';

/** Reads the line of an LCUS board: operations in one direction, states in the other. */
export class LcusTrace implements Trace {
  readonly #fromHost = new DirectionTrace(new LcusSource(operations));
  readonly #toHost = new DirectionTrace(new LcusSource(states));

  push(direction: Direction, chunk: Uint8Array): readonly TracedFrame[] {
    return (direction === 'from-host' ? this.#fromHost : this.#toHost).push(chunk);
  }
}

class LcusSource<Word extends string> implements FrameSource {
  readonly #words: Words<Word>;
  readonly #reader: FrameReader<Word>;

  constructor(words: Words<Word>) {
    this.#words = words;
    this.#reader = new FrameReader(words);
  }

  get junkBytes(): number {
    return this.#reader.junkBytes;
  }

  push(byte: number): readonly FoundFrame[] {
    return this.#reader.push(Uint8Array.of(byte)).map((frame) => ({
      bytes: [...encodeFrame(this.#words, frame)],
      meaning: `channel ${frame.channel}: ${frame.word.replaceAll('-', ' ')}`,
    }));
  }
}

import { FrameReader, encodeFrame, validatorAddress } from '../protocol/frame.ts';
import { commandBytes } from '../protocol/codes.ts';
import {
  DirectionTrace,
  type Direction,
  type FoundFrame,
  type FrameSource,
  type Trace,
  type TracedFrame,
} from '../../../simulation/trace.ts';
import { answerText, type BillNames, commandText } from './meaning.ts';

/** Reads a CCNET line. The meaning of an answer depends on the command before it, so the directions share a state. */
export class CcnetTrace implements Trace {
  readonly #fromHost: DirectionTrace;
  readonly #toHost: DirectionTrace;
  #request: readonly number[] = [];

  constructor(bills: BillNames) {
    this.#fromHost = new DirectionTrace(new CcnetSource((body) => this.#heard(body, bills)));
    this.#toHost = new DirectionTrace(new CcnetSource((body) => answerText(this.#request, body, bills)));
  }

  push(direction: Direction, chunk: Uint8Array): readonly TracedFrame[] {
    return (direction === 'from-host' ? this.#fromHost : this.#toHost).push(chunk);
  }

  #heard(body: readonly number[], bills: BillNames): string {
    const [command] = body;
    // After NAK the unit repeats its last answer, which belongs to the previous command.
    if (command !== commandBytes.ack && command !== commandBytes.nak) this.#request = body;
    return commandText(body, bills);
  }
}

class CcnetSource implements FrameSource {
  readonly #reader = new FrameReader(validatorAddress);
  readonly #meaningOf: (body: readonly number[]) => string;

  constructor(meaningOf: (body: readonly number[]) => string) {
    this.#meaningOf = meaningOf;
  }

  get junkBytes(): number {
    return this.#reader.junkBytes;
  }

  push(byte: number): readonly FoundFrame[] {
    return this.#reader.push(Uint8Array.of(byte)).map((found) => {
      if (found.kind === 'damaged') return 'damaged';
      return { bytes: [...encodeFrame(validatorAddress, found.body)], meaning: this.#meaningOf([...found.body]) };
    });
  }
}

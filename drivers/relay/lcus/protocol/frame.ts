import { LCUS_CHANNEL_RANGE } from './channels.ts';
import { err, ok, type Result } from '../../../../app/result.ts';

/** What a relay can be. */
export type State = 'off' | 'on';

/**
 * Host to board: the third byte of a command, what it does to the relay, and whether the board answers
 * (spec/peripherals section 4; which boards really answer depends on their firmware).
 */
export const operations = [
  { word: 'off', byte: 0x00, effect: 'off', answers: false },
  { word: 'on', byte: 0x01, effect: 'on', answers: false },
  { word: 'off-with-feedback', byte: 0x02, effect: 'off', answers: true },
  { word: 'on-with-feedback', byte: 0x03, effect: 'on', answers: true },
  { word: 'toggle-with-feedback', byte: 0x04, effect: 'toggle', answers: true },
  { word: 'query', byte: 0x05, effect: 'none', answers: true },
  { word: 'momentary-with-feedback', byte: 0x06, effect: 'momentary', answers: true },
] as const;

/** Board to host: the third byte of an answer. */
export const states = [
  { word: 'off', byte: 0x00 },
  { word: 'on', byte: 0x01 },
] as const;

export type Operation = (typeof operations)[number]['word'];

/** The words of one direction. */
export type Words<Word extends string> = readonly { readonly word: Word; readonly byte: number }[];

/** The content of a frame; `word` is an operation or a state, depending on the direction. */
export interface Frame<Word extends string> {
  readonly channel: number;
  readonly word: Word;
}

/**
 * The frame as a datasheet draws it: `A0 channel word sum`, sum = the low byte of the sum of the three others. Both
 * directions have this shape; length, order and checks derive from this table.
 */
const layout = ['head', 'channel', 'word', 'sum'] as const;
const headByte = 0xa0;

type Field = (typeof layout)[number];
type FieldBytes = Readonly<Record<Field, number>>;

/** Bytes in a frame. */
export const frameLength = layout.length;

function sumOf({ head, channel, word }: Omit<FieldBytes, 'sum'>): number {
  return (head + channel + word) & 0xff;
}

/** The bytes of one frame of the direction to which the words belong. */
export function encodeFrame<Word extends string>(words: Words<Word>, frame: Frame<Word>): Uint8Array {
  const row = words.find(({ word }) => word === frame.word);
  if (row === undefined) throw new Error(`no such word: ${frame.word}`);
  const body = { head: headByte, channel: frame.channel, word: row.byte };
  const bytes: FieldBytes = { ...body, sum: sumOf(body) };
  return Uint8Array.from(layout, (field) => bytes[field]);
}

/** A command for one channel. */
export function encodeCommand(channel: number, word: Operation): Uint8Array {
  return encodeFrame(operations, { channel, word });
}

/** A board's answer for one channel. */
export function encodeAnswer(channel: number, word: State): Uint8Array {
  return encodeFrame(states, { channel, word });
}

/** Reads exactly one frame; the error names the field that is wrong. */
export function decodeFrame<Word extends string>(
  words: Words<Word>,
  bytes: ArrayLike<number>,
): Result<Frame<Word>, Field | 'length'> {
  if (bytes.length !== frameLength) return err('length');
  const byteOf = (field: Field): number => bytes[layout.indexOf(field)] ?? 0;
  const fields = { head: byteOf('head'), channel: byteOf('channel'), word: byteOf('word'), sum: byteOf('sum') };
  if (fields.head !== headByte) return err('head');
  if (fields.sum !== sumOf(fields)) return err('sum');
  if (fields.channel < LCUS_CHANNEL_RANGE.lowest || fields.channel > LCUS_CHANNEL_RANGE.highest) return err('channel');
  const row = words.find(({ byte }) => byte === fields.word);
  return row === undefined ? err('word') : ok({ channel: fields.channel, word: row.word });
}

/**
 * Finds frames in a stream of chunks. It holds less than one frame; on junk it gives up one byte and looks for the next
 * head, so that a lost byte costs one frame and not the link.
 */
export class FrameReader<Word extends string> {
  readonly #words: Words<Word>;
  readonly #pending: number[] = [];
  #junkBytes = 0;

  constructor(words: Words<Word>) {
    this.#words = words;
  }

  /** How many bytes were given up so far. */
  get junkBytes(): number {
    return this.#junkBytes;
  }

  /** Takes a chunk and returns the frames that it completes. */
  push(chunk: Uint8Array): Frame<Word>[] {
    const frames: Frame<Word>[] = [];
    for (const byte of chunk) {
      this.#pending.push(byte);
      const frame = this.#take();
      if (frame !== undefined) frames.push(frame);
    }
    return frames;
  }

  #take(): Frame<Word> | undefined {
    if (this.#pending.length === frameLength) {
      const decoded = decodeFrame(this.#words, this.#pending);
      if (decoded.ok) {
        this.#pending.length = 0;
        return decoded.value;
      }
      this.#dropByte();
    }
    while (this.#pending.length > 0 && this.#pending[0] !== headByte) this.#dropByte();
    return undefined;
  }

  #dropByte(): void {
    this.#pending.shift();
    this.#junkBytes += 1;
  }
}

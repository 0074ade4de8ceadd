import { describe, expect, it } from 'vitest';
import {
  encodeFrame,
  type Frame,
  FrameReader,
  frameLength,
  operations,
  states,
  type Words,
} from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { Seeded } from '../../../support/seeded.ts';

const STREAMS = 200_000;
const LONGEST_STREAM = 64;
const LONGEST_CHUNK = 9;
/** What a frame begins with, and what is easily taken for one of its other bytes. */
const LOOKALIKES = [0xa0, 0xa0, 0xa0, 0x00, 0x01, 0x02, 0x08, 0x09, 0xa1, 0xa2, 0xa3];

/** The datasheet's rule, written down a second time without the code under test: from left to right, no byte twice. */
function framesIn(stream: Uint8Array, words: Words<string>): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const [head = 0, channel = 0, byte = 0, sum = 0] = stream.subarray(at, at + 4);
    const word = words.find((row) => row.byte === byte)?.word;
    const isFrame =
      head === 0xa0 && channel >= 1 && channel <= 8 && word !== undefined && sum === (0xa0 + channel + byte) % 256;
    if (isFrame) found.push(`${String(channel)} ${word}`);
    at += isFrame ? 4 : 1;
  }
  return found;
}

/** Noise, noise that looks like frames, or whole frames some of whose bytes are changed, lost or doubled. */
function damagedStream(chance: Seeded, words: Words<string>): Uint8Array {
  const kind = chance.below(4);
  const length = chance.below(LONGEST_STREAM);
  if (kind === 0) return Uint8Array.from({ length }, () => chance.below(256));
  if (kind === 1) return Uint8Array.from({ length }, () => LOOKALIKES[chance.below(LOOKALIKES.length)] ?? 0);
  const bytes: number[] = [];
  while (bytes.length < length)
    bytes.push(
      ...encodeFrame(words, { channel: 1 + chance.below(8), word: words[chance.below(words.length)]?.word ?? '' }),
    );
  for (let change = chance.below(4); change > 0; change -= 1) damage(bytes, chance);
  return Uint8Array.from(bytes);
}

function damage(bytes: number[], chance: Seeded): void {
  if (bytes.length === 0) return;
  const at = chance.below(bytes.length);
  const byte = bytes[at] ?? 0;
  switch (chance.below(3)) {
    case 0:
      bytes[at] = byte ^ (1 << chance.below(8));
      return;
    case 1:
      bytes.splice(at, 1);
      return;
    default:
      bytes.splice(at, 0, byte);
  }
}

/** Hands the stream over in chunks; after each, less than one frame may be waiting. */
function readInChunks(stream: Uint8Array, words: Words<string>, chance: Seeded): readonly string[] {
  const reader = new FrameReader(words);
  const read: Frame<string>[] = [];
  for (let at = 0; at < stream.length;) {
    const next = Math.min(stream.length, at + 1 + chance.below(LONGEST_CHUNK));
    read.push(...reader.push(stream.subarray(at, next)));
    at = next;
    const waiting = at - read.length * frameLength - reader.junkBytes;
    if (waiting < 0 || waiting >= frameLength) throw new Error(`${String(waiting)} bytes wait in ${hexOf(stream)}`);
  }
  return read.map(({ channel, word }) => `${String(channel)} ${word}`);
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('200,000 random and damaged streams', () => {
  it.each([
    { direction: 'commands', words: operations, seed: 21 },
    { direction: 'answers', words: states, seed: 22 },
  ])(
    'of $direction: every right frame is found, nothing else is, and less than one frame is held',
    ({ words, seed }) => {
      const chance = new Seeded(seed);
      let frames = 0;
      let junkStreams = 0;
      for (let stream = 0; stream < STREAMS / 2; stream += 1) {
        const bytes = damagedStream(chance, words);
        const wanted = framesIn(bytes, words);
        const read = readInChunks(bytes, words, chance);
        // An assertion for each of them would take longer than all the reading.
        if (read.join() !== wanted.join()) expect(read, hexOf(bytes)).toEqual(wanted);
        frames += read.length;
        if (read.length * frameLength < bytes.length) junkStreams += 1;
      }
      // The streams are neither all whole nor all noise.
      expect(frames).toBeGreaterThan(STREAMS);
      expect(junkStreams).toBeGreaterThan(STREAMS / 4);
    },
  );

  it('of two valid frames after a damaged stream the second is always read', () => {
    const chance = new Seeded(23);
    for (let stream = 0; stream < STREAMS / 10; stream += 1) {
      const reader = new FrameReader(operations);
      reader.push(damagedStream(chance, operations));
      const frame = { channel: 1 + chance.below(8), word: 'off' } as const;
      const bytes = encodeFrame(operations, frame);
      reader.push(bytes);
      if (reader.push(bytes).at(-1)?.channel !== frame.channel)
        throw new Error(`stream ${String(stream)} has blocked the reader`);
    }
  });
});

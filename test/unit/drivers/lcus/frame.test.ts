import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeFrame,
  encodeAnswer,
  encodeCommand,
  encodeFrame,
  FrameReader,
  frameLength,
  operations,
  states,
} from '../../../../drivers/relay/lcus/protocol/frame.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const anyChannel = fc.integer({ min: 1, max: 8 });
const anyCommand = fc.record({ channel: anyChannel, word: fc.constantFrom(...operations.map(({ word }) => word)) });

describe('test vectors of spec/peripherals section 4', () => {
  it.each([
    [1, 'on', 'A00101A2'],
    [1, 'off', 'A00100A1'],
    [1, 'on-with-feedback', 'A00103A4'],
    [1, 'off-with-feedback', 'A00102A3'],
    [1, 'query', 'A00105A6'],
    [2, 'on', 'A00201A3'],
    [2, 'off', 'A00200A2'],
  ] as const)('channel %i %s is %s', (channel, word, text) => {
    expect(hex(encodeCommand(channel, word))).toBe(text);
    expect(decodeFrame(operations, bytesOf(text))).toEqual({ ok: true, value: { channel, word } });
  });

  it.each([
    ['off', 'A00100A1'],
    ['on', 'A00101A2'],
  ] as const)('answer %s is %s', (word, text) => {
    expect(hex(encodeAnswer(1, word))).toBe(text);
    expect(decodeFrame(states, bytesOf(text))).toEqual({ ok: true, value: { channel: 1, word } });
  });

  it.each([
    ['A00101', 'length'],
    ['A10101A3', 'head'],
    ['A00101A3', 'sum'],
    ['A00901AA', 'channel'],
    ['A00001A1', 'channel'],
    ['A00107A8', 'word'],
  ])('%s is refused for its %s', (text, field) => {
    expect(decodeFrame(operations, bytesOf(text))).toEqual({ ok: false, error: field });
  });
});

describe('properties', () => {
  it('reads back every written frame from any chunks', () => {
    const anyCuts = fc.infiniteStream(fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), anyCuts, (sent, cuts) => {
        const stream = Uint8Array.from(sent.flatMap((frame) => [...encodeFrame(operations, frame)]));
        const reader = new FrameReader(operations);
        const read = [];
        for (let at = 0; at < stream.length;) {
          const cut = cuts.next();
          const length: number = cut.done === true ? 1 : cut.value;
          read.push(...reader.push(stream.subarray(at, at + length)));
          at += length;
        }
        expect(read).toEqual(sent);
        expect(reader.junkBytes).toBe(0);
      }),
    );
  });

  it('survives any bytes and reads the next frames', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), anyCommand, (chunks, frame) => {
        const reader = new FrameReader(operations);
        for (const chunk of chunks) reader.push(chunk);
        // A junk head may swallow part of the first frame, never of the second: bytes are given up one by one.
        const read = [...reader.push(encodeFrame(operations, frame)), ...reader.push(encodeFrame(operations, frame))];
        expect(read.at(-1)).toEqual(frame);
      }),
    );
  });

  it('accounts for every byte as a frame, junk, or an incomplete frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reader = new FrameReader(states);
        const frames = reader.push(bytes).length;
        const waiting = bytes.length - frames * frameLength - reader.junkBytes;
        expect(waiting).toBeGreaterThanOrEqual(0);
        expect(waiting).toBeLessThan(frameLength);
      }),
    );
  });

  it('takes no frame with a changed byte for the same command', () => {
    fc.assert(
      fc.property(anyCommand, fc.nat({ max: 3 }), fc.integer({ min: 1, max: 255 }), (frame, at, flip) => {
        const bytes = encodeFrame(operations, frame);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        expect(decodeFrame(operations, bytes).ok).toBe(false);
      }),
    );
  });
});

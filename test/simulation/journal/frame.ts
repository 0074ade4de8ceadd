import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { entrySchema, type JournalEntry, type RecordedEntry } from '../../../app/journal/entry.ts';
import type { Now } from '../../../app/ports/clock.ts';

/** One append as it lies on the model's disk: length, checksum, number of its first entry, then its entries as JSON. */
const HEADER = { lengthAt: 0, checksumAt: 4, sequenceAt: 8, bytes: 12 } as const;

const payloadSchema = z.strictObject({
  wallMs: z.number().int(),
  monoMs: z.number().int(),
  entries: z.array(entrySchema).min(1),
});
type Payload = z.infer<typeof payloadSchema>;

/** The frame of one append. */
export function encodeFrame(sequence: number, entries: readonly JournalEntry[], now: Now): Buffer {
  const payload: Payload = { wallMs: Math.round(now.wallMs), monoMs: Math.round(now.monoMs), entries: [...entries] };
  const text = JSON.stringify(payload);
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(HEADER.bytes + length);
  frame.writeUInt32LE(length, HEADER.lengthAt);
  frame.writeUInt32LE(sequence, HEADER.sequenceAt);
  frame.write(text, HEADER.bytes);
  frame.writeUInt32LE(checksum(frame), HEADER.checksumAt);
  return frame;
}

/** What a frame holds, and where the next one begins. */
export interface Frame {
  readonly entries: readonly RecordedEntry[];
  readonly end: number;
}

/** The frame at a place; null where there is none, or not all of it. Throws on a whole frame that we never wrote. */
export function decodeFrame(bytes: Buffer, at: number, expectedSequence: number): Frame | null {
  if (at + HEADER.bytes > bytes.length) return null;
  const end = at + HEADER.bytes + bytes.readUInt32LE(at + HEADER.lengthAt);
  if (end === at + HEADER.bytes || end > bytes.length) return null;
  const frame = bytes.subarray(at, end);
  if (
    frame.readUInt32LE(HEADER.checksumAt) !== checksum(frame) ||
    frame.readUInt32LE(HEADER.sequenceAt) !== expectedSequence
  )
    return null;
  const { wallMs, monoMs, entries } = payloadSchema.parse(JSON.parse(frame.toString('utf8', HEADER.bytes)));
  return {
    entries: entries.map((entry, index) => ({ sequence: expectedSequence + index, wallMs, monoMs, entry })),
    end,
  };
}

/** Over everything but itself. */
function checksum(frame: Buffer): number {
  return crc32(frame.subarray(HEADER.sequenceAt), crc32(frame.subarray(HEADER.lengthAt, HEADER.checksumAt)));
}

import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { entrySchema, type JournalEntry, type RecordedEntry } from '../../../app/journal/entry.ts';
import type { Now } from '../../../app/ports/clock.ts';

/** One append as it lies on the model's disk: checksum, length, number of its first entry, then its entries as JSON. */
const HEADER = { checksumAt: 0, lengthAt: 4, sequenceAt: 8, bytes: 12 } as const;

const payloadSchema = z.strictObject({
  wallMs: z.number().int(),
  monoMs: z.number().int(),
  entries: z.array(entrySchema).min(1),
});
type Payload = z.infer<typeof payloadSchema>;

/** A frame before it is on the disk. */
export interface NewFrame {
  readonly bytes: Buffer;
  /** What decoding it gives. */
  readonly entries: readonly RecordedEntry[];
}

/** The frame of one append. Throws on an entry that could not be read back, as the product's journal does. */
export function encodeFrame(sequence: number, unchecked: readonly JournalEntry[], now: Now): NewFrame {
  const wallMs = Math.round(now.wallMs);
  const monoMs = Math.round(now.monoMs);
  const entries = unchecked.map((entry) => entrySchema.parse(entry));
  const text = JSON.stringify({ wallMs, monoMs, entries });
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(HEADER.bytes + length);
  bytes.writeUInt32LE(length, HEADER.lengthAt);
  bytes.writeUInt32LE(sequence, HEADER.sequenceAt);
  bytes.write(text, HEADER.bytes);
  bytes.writeUInt32LE(checksum(bytes), HEADER.checksumAt);
  return { bytes, entries: recordedFrom(sequence, { wallMs, monoMs, entries }) };
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
  const payload = payloadSchema.parse(JSON.parse(frame.toString('utf8', HEADER.bytes)));
  return { entries: recordedFrom(expectedSequence, payload), end };
}

function recordedFrom(first: number, { wallMs, monoMs, entries }: Payload): readonly RecordedEntry[] {
  return entries.map((entry, index) => ({ sequence: first + index, wallMs, monoMs, entry }));
}

/** Over everything behind itself. */
function checksum(frame: Buffer): number {
  return crc32(frame.subarray(HEADER.lengthAt));
}

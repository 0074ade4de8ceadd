import type { DiskImage } from './disk-image.ts';
import { SECTOR_BYTES } from './model-disk.ts';
import type { Draw } from './simulated-journal.ts';

/** The log's own header, see https://www.sqlite.org/fileformat2.html, section 4.1. */
const LOG_HEADER_BYTES = 32;

const NO_BYTES = Buffer.alloc(0);

/**
 * The disk after a power cut during a write that had been synchronised up to `before` and would have ended as `after`:
 * a part of the write, cut off at any byte, or a drawn choice of its sectors.
 */
function tornWrite(before: Buffer, after: Buffer, draw: Draw, what: string): Buffer {
  switch (draw(`${what}: whole, cut off, in pieces or not at all`, 4)) {
    case 0:
      return after;
    case 1:
      return cutOff(before, after, draw, what);
    case 2:
      return inPieces(before, after, draw, what);
    default:
      return before;
  }
}

/** The first bytes are the new ones, and behind them is what was there before. */
export function cutOffAt(before: Buffer, after: Buffer, newBytes: number): Buffer {
  return Buffer.concat([after.subarray(0, newBytes), before.subarray(newBytes)]);
}

function cutOff(before: Buffer, after: Buffer, draw: Draw, what: string): Buffer {
  const from = firstDifference(before, after);
  return cutOffAt(
    before,
    after,
    after.length - draw(`${what}: bytes that are missing at the end`, after.length - from + 1),
  );
}

function inPieces(before: Buffer, after: Buffer, draw: Draw, what: string): Buffer {
  const size = draw(`${what}: its new size or the old one`, 2) === 0 ? after.length : before.length;
  // To cut a file off writes no sector: with the old size comes what was there.
  const torn = cutOffAt(before, after, after.length);
  for (let at = 0; at < after.length; at += SECTOR_BYTES) {
    const old = before.subarray(at, at + SECTOR_BYTES);
    if (old.equals(after.subarray(at, at + SECTOR_BYTES)) || draw(`${what}: a sector is written or lost`, 2) === 0)
      continue;
    torn.fill(0, at, Math.min(at + SECTOR_BYTES, after.length));
    old.copy(torn, at);
  }
  return torn.subarray(0, size);
}

function firstDifference(one: Buffer, other: Buffer): number {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at + SECTOR_BYTES <= length && one.compare(other, at, at + SECTOR_BYTES, at, at + SECTOR_BYTES) === 0)
    at += SECTOR_BYTES;
  while (at < length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * The write-ahead log during an append. One that begins at its start writes its header first and synchronises it, so
 * that no frame of the new round can ever lie behind a header of the old one.
 */
export function tornLog(before: Buffer, after: Buffer, draw: Draw): Buffer {
  const header = after.subarray(0, LOG_HEADER_BYTES);
  if (before.subarray(0, LOG_HEADER_BYTES).equals(header)) return tornWrite(before, after, draw, 'log');
  const begun = cutOffAt(before, after, header.length);
  return draw('log: its header was synchronised or not', 2) === 0
    ? tornWrite(begun, after, draw, 'log')
    : tornWrite(before, begun, draw, 'header of the log');
}

/** The disk during one append: first the log, then the file if the log was long enough to be written back, then the copy. */
export function tornAppend(before: DiskImage, after: DiskImage, draw: Draw): DiskImage {
  const isWrittenBack = !same(before.database, after.database);
  switch (draw('the append ended, or was writing the log, or the file', isWrittenBack ? 3 : 2)) {
    case 0:
      return after;
    case 1:
      return { ...before, log: tornLog(before.log ?? NO_BYTES, after.log ?? NO_BYTES, draw) };
    default:
      return { ...before, log: after.log, database: tornFile(before, after, draw) };
  }
}

/** The disk while the log is being written back; the log is cut off when the file is complete, and that need not last. */
export function tornCheckpoint(before: DiskImage, after: DiskImage, draw: Draw): DiskImage {
  switch (draw('the log was written back and cut off, or not cut off, or was being written back', 3)) {
    case 0:
      return after;
    case 1:
      return { ...after, log: before.log };
    default:
      return { ...before, database: tornFile(before, after, draw) };
  }
}

/**
 * The disk during a start or a tidying, before its checkpoint: a summary or the first tables are appended. A first start
 * makes the file and synchronises it before there is a log.
 */
export function tornPreparation(before: DiskImage, atCheckpoint: DiskImage, draw: Draw): DiskImage {
  if (before.database !== null && before.database.length > 0) return tornAppend(before, atCheckpoint, draw);
  if (draw('the first start had made the file or not', 2) === 1) return before;
  return tornAppend({ ...before, database: atCheckpoint.database }, atCheckpoint, draw);
}

function tornFile(before: DiskImage, after: DiskImage, draw: Draw): Buffer {
  return tornWrite(before.database ?? NO_BYTES, after.database ?? NO_BYTES, draw, 'file');
}

/** The copy is not synchronised with each append: of what was added since, anything may be missing. */
export function tornCopy(image: DiskImage, synced: Buffer | null, draw: Draw): DiskImage {
  if (image.copy === null || same(synced, image.copy)) return image;
  return { ...image, copy: tornWrite(synced ?? NO_BYTES, image.copy, draw, 'copy') };
}

/** Whether two files hold the same bytes. */
export function same(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

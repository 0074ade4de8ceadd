import { PAGE_BYTES } from './pages.ts';

/** A page in the write-ahead log. */
export interface LogFrame {
  readonly pageNumber: number;
  readonly page: Buffer;
  /** Whether the frame belongs to a complete transaction, which SQLite itself would read. */
  readonly committed: boolean;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
/** Bytes of the log's header that the checksum covers, and of a frame's. */
const HEADER_SUMMED_BYTES = 24;
const FRAME_SUMMED_BYTES = 8;
const SALT_BYTES = 8;
const SALT_AT = 16;
const MAGIC = 0x377f0682;

type Sum = readonly [number, number];

/** The checksum of https://www.sqlite.org/fileformat2.html, section 4.2. */
function checksum(bytes: Buffer, isBigEndian: boolean, [first, second]: Sum): Sum {
  let [a, b] = [first, second];
  const word = (at: number): number => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + word(at) + b) >>> 0;
    b = (b + word(at + 4) + a) >>> 0;
  }
  return [a, b];
}

/** Every frame of the log, in order; those after the last complete transaction are marked. */
export function framesOf(log: Buffer): readonly LogFrame[] {
  const end = committedEnd(log);
  const frames: LogFrame[] = [];
  for (let at = HEADER_BYTES; at + FRAME_BYTES <= log.length; at += FRAME_BYTES) {
    const page = log.subarray(at + FRAME_HEADER_BYTES, at + FRAME_BYTES);
    frames.push({ pageNumber: log.readUInt32BE(at), page, committed: at < end });
  }
  return frames;
}

/** End of the last complete transaction, in bytes. */
function committedEnd(log: Buffer): number {
  if (log.length < HEADER_BYTES) return 0;
  const magic = log.readUInt32BE(0);
  if ((magic & ~1) >>> 0 !== MAGIC) return 0;
  const isBigEndian = (magic & 1) === 1;
  const salt = log.subarray(SALT_AT, SALT_AT + SALT_BYTES);
  let sum = checksum(log.subarray(0, HEADER_SUMMED_BYTES), isBigEndian, [0, 0]);
  if (!isSum(log, HEADER_SUMMED_BYTES, sum)) return 0;
  let end = 0;
  for (let at = HEADER_BYTES; at + FRAME_BYTES <= log.length; at += FRAME_BYTES) {
    sum = checksum(log.subarray(at, at + FRAME_SUMMED_BYTES), isBigEndian, sum);
    sum = checksum(log.subarray(at + FRAME_HEADER_BYTES, at + FRAME_BYTES), isBigEndian, sum);
    const isOurs = log.subarray(at + 8, at + 8 + SALT_BYTES).equals(salt) && isSum(log, at + SALT_AT, sum);
    if (!isOurs) break;
    if (log.readUInt32BE(at + 4) !== 0) end = at + FRAME_BYTES;
  }
  return end;
}

function isSum(log: Buffer, at: number, [first, second]: Sum): boolean {
  return log.readUInt32BE(at) === first && log.readUInt32BE(at + 4) === second;
}

/**
 * SQLite's record format (https://www.sqlite.org/fileformat2.html, section 2.1), read without SQLite, which cannot open
 * a file without its first page even if all other pages still have their entries.
 */
export type RecordValue = number | string | Buffer | null;

interface Varint {
  readonly value: number;
  readonly next: number;
}

const VARINT_BYTES = 9;
const LOW_BITS = 0x7f;
const MORE = 0x80;

/** Reads a variable-length integer; null if it exceeds the bytes or JavaScript's safe integers. */
export function readVarint(bytes: Buffer, at: number): Varint | null {
  let value = 0;
  for (let index = 0; index < VARINT_BYTES - 1; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value = value * MORE + (byte & LOW_BITS);
    if (byte < MORE) return Number.isSafeInteger(value) ? { value, next: at + index + 1 } : null;
  }
  return null;
}

/** Lengths of the integers of serial types 1 to 6. */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];
const TYPE_ZERO = 8;
const TYPE_ONE = 9;
const FIRST_BLOB = 12;

function bytesOf(type: number): number | null {
  if (type >= FIRST_BLOB) return Math.floor((type - FIRST_BLOB) / 2);
  if (type === TYPE_ZERO || type === TYPE_ONE) return 0;
  return INTEGER_BYTES[type] ?? null;
}

function readInteger(bytes: Buffer): number | null {
  if (bytes.length === 0) return null;
  if (bytes.length <= 6) return bytes.readIntBE(0, bytes.length);
  const value = Number(bytes.readBigInt64BE(0));
  return Number.isSafeInteger(value) ? value : null;
}

/** The columns of a record; null if the bytes are not a record. */
export function readRecord(payload: Buffer): readonly RecordValue[] | null {
  const head = readVarint(payload, 0);
  if (head === null || head.value > payload.length) return null;
  const values: RecordValue[] = [];
  let body = head.value;
  for (let at = head.next; at < head.value;) {
    const type = readVarint(payload, at);
    const length = type === null ? null : bytesOf(type.value);
    if (type === null || length === null || body + length > payload.length) return null;
    values.push(valueOf(type.value, payload.subarray(body, body + length)));
    at = type.next;
    body += length;
  }
  return values;
}

function valueOf(type: number, bytes: Buffer): RecordValue {
  if (type >= FIRST_BLOB) return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8');
  if (type === TYPE_ZERO || type === TYPE_ONE) return type - TYPE_ZERO;
  return readInteger(bytes);
}

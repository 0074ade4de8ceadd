/** A value in DER, or in BER as old programs write it. */
export interface DerValue {
  /** The identifier octet: class, constructed bit and number. */
  readonly tag: number;
  readonly content: Buffer;
  /** The value including its tag and length. */
  readonly whole: Buffer;
}

/** The bytes contradict their own structure. */
export class DerError extends Error {}

/** The tags used here. */
export const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  context0: 0xa0,
  context3: 0xa3,
} as const;

const CONSTRUCTED = 0x20;
const MAX_DEPTH = 30;
const MAX_LENGTH_BYTES = 4;

/** Reads the first value. Throws DerError. */
export function readDer(bytes: Buffer): DerValue {
  return readAt(bytes, 0, 0).value;
}

/** The values inside a constructed one. Throws DerError. */
export function inside(value: DerValue): readonly DerValue[] {
  if ((value.tag & CONSTRUCTED) === 0) throw new DerError('not constructed');
  return readAll(value.content);
}

/** One of the values inside, which must exist. Throws DerError. */
export function member(value: DerValue, index: number, tag?: number): DerValue {
  const found = inside(value)[index];
  if (found === undefined || (tag !== undefined && found.tag !== tag))
    throw new DerError('another structure was expected');
  return found;
}

/** The bytes of an OCTET STRING, including a segmented one and one behind an implicit tag. Throws DerError. */
export function octets(value: DerValue, depth = 0): Buffer {
  if ((value.tag & CONSTRUCTED) === 0) return value.content;
  if (depth > MAX_DEPTH) throw new DerError('nested too deeply');
  return Buffer.concat(readAll(value.content).map((piece) => octets(piece, depth + 1)));
}

/** An object identifier in dotted form. Throws DerError. */
export function oid(value: DerValue): string {
  if (value.tag !== TAG.oid || value.content.length === 0) throw new DerError('no object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of value.content) {
    arc = arc * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** A small non-negative INTEGER. Throws DerError. */
export function count(value: DerValue): number {
  if (value.tag !== TAG.integer || value.content.length === 0 || value.content.length > 5)
    throw new DerError('no small number');
  return value.content.readUIntBE(0, value.content.length);
}

function readAll(content: Buffer): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < content.length;) {
    const { value, end } = readAt(content, at, 0);
    values.push(value);
    at = end;
  }
  return values;
}

function readAt(bytes: Buffer, start: number, depth: number): { value: DerValue; end: number } {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined) throw new DerError('truncated');
  if ((tag & 0x1f) === 0x1f || depth > MAX_DEPTH) throw new DerError('another structure was expected');
  if (first === 0x80) return readIndefinite(bytes, start, depth);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > MAX_LENGTH_BYTES || bytes.length < start + 2 + lengthBytes) throw new DerError('truncated');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(start + 2, lengthBytes);
  const from = start + 2 + lengthBytes;
  const end = from + length;
  if (end > bytes.length) throw new DerError('truncated');
  return { value: { tag, content: bytes.subarray(from, end), whole: bytes.subarray(start, end) }, end };
}

/** A BER value of indefinite length, terminated by two zero octets. */
function readIndefinite(bytes: Buffer, start: number, depth: number): { value: DerValue; end: number } {
  const tag = bytes[start] ?? 0;
  let at = start + 2;
  while (!(bytes[at] === 0 && bytes[at + 1] === 0)) at = readAt(bytes, at, depth + 1).end;
  return { value: { tag, content: bytes.subarray(start + 2, at), whole: bytes.subarray(start, at + 2) }, end: at + 2 };
}

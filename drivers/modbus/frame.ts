import { err, ok, type Result } from '../../app/result.ts';
import { crcModbus, withCrc } from './crc.ts';
import { type ModbusFailure, type ModbusRequest, nameOf } from './request.ts';

/** The functions in use, by their numbers in the MODBUS application protocol (V1.1b3, section 6). */
export const functionCodes = {
  'read-coils': 0x01,
  'read-inputs': 0x02,
  'write-coil': 0x05,
  'write-coils': 0x0f,
} as const satisfies Readonly<Record<ModbusRequest['kind'], number>>;

/** An answer with this bit in its function code is an exception (section 7). */
export const EXCEPTION_BIT = 0x80;

/** The standard's exceptions (section 7) in words for the technical log. */
const EXCEPTION_TEXTS: Readonly<Record<number, string>> = {
  1: 'illegal function',
  2: 'illegal data address',
  3: 'illegal data value',
  4: 'device failure',
  5: 'accepted, still at work',
  6: 'device busy',
  8: 'memory parity error',
  10: 'no gateway path',
  11: 'no answer behind the gateway',
};

/** Address, function with the exception bit, code, CRC. */
const EXCEPTION_LENGTH = 5;
/** The answer to a write repeats address, function, coil and value or count. */
const REPEATED_BYTES = 6;
/** Before the bits of an answer: address, function, number of bytes. */
const BITS_HEAD_LENGTH = 3;
const CRC_LENGTH = 2;

/** The request as it goes over the line (spec/peripherals section 4). */
export function encodeRequest(request: ModbusRequest): Uint8Array {
  return withCrc([request.address, functionCodes[request.kind], ...dataOf(request)]);
}

function dataOf(request: ModbusRequest): readonly number[] {
  switch (request.kind) {
    case 'read-coils':
    case 'read-inputs':
      return [...word(request.first), ...word(request.count)];
    case 'write-coil':
      return [...word(request.coil), ...word(request.value)];
    case 'write-coils': {
      const bytes = packBits(request.states);
      return [...word(request.first), ...word(request.states.length), bytes.length, ...bytes];
    }
  }
}

/** Cuts the first thing out of the stream that has the shape of an answer to the request; noise before it is skipped. */
export function findAnswer(pending: Uint8Array, request: ModbusRequest): Uint8Array | undefined {
  const code = functionCodes[request.kind];
  const length = answerLength(request);
  for (let at = 0; at + EXCEPTION_LENGTH <= pending.length; at += 1) {
    if (pending[at] !== request.address) continue;
    if (pending[at + 1] === (code | EXCEPTION_BIT)) return pending.subarray(at, at + EXCEPTION_LENGTH);
    if (pending[at + 1] !== code) continue;
    return at + length <= pending.length ? pending.subarray(at, at + length) : undefined;
  }
  return undefined;
}

/** The first answer to the request that is whole and right, or an exception; what is no such answer is skipped. */
export function findWholeAnswer(bytes: Uint8Array, request: ModbusRequest): Uint8Array | undefined {
  for (let at = 0; at < bytes.length; at += 1) {
    const frame = findAnswer(bytes.subarray(at), request);
    if (frame?.byteOffset !== bytes.byteOffset + at) continue;
    const decoded = decodeAnswer(frame, request);
    if (decoded.ok || decoded.error.kind === 'exception') return frame;
  }
  return undefined;
}

/** Bytes of a good answer, with its CRC. */
function answerLength(request: ModbusRequest): number {
  return 'count' in request ? BITS_HEAD_LENGTH + bytesFor(request.count) + CRC_LENGTH : REPEATED_BYTES + CRC_LENGTH;
}

/** Reads what `findAnswer` has cut out: the bits that were asked for (none after a write), or what is wrong with it. */
export function decodeAnswer(frame: Uint8Array, request: ModbusRequest): Result<readonly boolean[], ModbusFailure> {
  const damaged = (what: string): Result<never, ModbusFailure> =>
    err({ kind: 'damaged', message: `${nameOf(request)}: ${what}` });
  // The CRC of a frame with its own CRC behind it is 0.
  if (crcModbus(frame) !== 0) return damaged('the answer has a wrong CRC');
  const [, code = 0, third = 0] = frame;
  if ((code & EXCEPTION_BIT) !== 0) {
    const message = `${nameOf(request)}: exception ${third} (${EXCEPTION_TEXTS[third] ?? 'not in the standard'})`;
    return err({ kind: 'exception', code: third, message });
  }
  if ('count' in request) {
    if (third !== bytesFor(request.count)) return damaged('the answer has another number of bits');
    return ok(unpackBits(frame.subarray(BITS_HEAD_LENGTH), request.count));
  }
  const expected = encodeRequest(request).subarray(0, REPEATED_BYTES);
  const isRepeated = expected.every((byte, at) => frame[at] === byte);
  return isRepeated ? ok([]) : damaged('the answer belongs to another request');
}

function word(value: number): readonly [number, number] {
  return [(value >>> 8) & 0xff, value & 0xff];
}

function bytesFor(bits: number): number {
  return Math.ceil(bits / 8);
}

/** The first bit is the lowest of the first byte. */
function packBits(bits: readonly boolean[]): readonly number[] {
  const bytes = Array.from({ length: bytesFor(bits.length) }, () => 0);
  bits.forEach((isOn, at) => {
    if (isOn) bytes[at >>> 3] = (bytes[at >>> 3] ?? 0) | (1 << (at & 7));
  });
  return bytes;
}

function unpackBits(bytes: Uint8Array, count: number): readonly boolean[] {
  return Array.from({ length: count }, (_, at) => (((bytes[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crcKermit } from '../../../../drivers/bill-acceptor/ccnet/protocol/crc.ts';
import {
  encodeFrame,
  FrameReader,
  longestFrame,
  validatorAddress,
} from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { decodePoll } from '../../../../drivers/bill-acceptor/ccnet/protocol/poll.ts';
import { Seeded } from '../../../support/seeded.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const bodies = (reader: FrameReader, chunk: Uint8Array): string[] =>
  reader.push(chunk).map((found) => (found.kind === 'frame' ? hex(found.body) : 'damaged'));

describe('test vectors of spec/peripherals section 1', () => {
  it('CRC-16/KERMIT', () => {
    expect(crcKermit(Buffer.from('123456789'))).toBe(0x2189);
  });

  it.each([
    ['RESET', '30', '02 03 06 30 41 B3'],
    ['GET STATUS', '31', '02 03 06 31 C8 A2'],
    ['POLL', '33', '02 03 06 33 DA 81'],
    ['STACK', '35', '02 03 06 35 EC E4'],
    ['RETURN', '36', '02 03 06 36 77 D6'],
    ['IDENTIFICATION', '37', '02 03 06 37 FE C7'],
    ['HOLD', '38', '02 03 06 38 09 3F'],
    ['GET BILL TABLE', '41', '02 03 06 41 4F D1'],
    ['ACK', '00', '02 03 06 00 C2 82'],
    ['NAK', 'FF', '02 03 06 FF BA 8D'],
    ['enable all, escrow all', '34 FF FF FF FF FF FF', '02 03 0C 34 FF FF FF FF FF FF FE F7'],
    ['enable all, no escrow', '34 FF FF FF 00 00 00', '02 03 0C 34 FF FF FF 00 00 00 B5 C1'],
    ['disable', '34 00 00 00 00 00 00', '02 03 0C 34 00 00 00 00 00 00 17 0C'],
    ['types 2 to 6', '34 00 00 7C 00 00 00', '02 03 0C 34 00 00 7C 00 00 00 66 C1'],
    ['types 2 to 7', '34 00 00 FC 00 00 00', '02 03 0C 34 00 00 FC 00 00 00 08 EC'],
    ['types 2 to 7, 12, 13', '34 00 30 FC 00 00 00', '02 03 0C 34 00 30 FC 00 00 00 D9 38'],
    ['power up', '10', '02 03 06 10 43 92'],
    ['power up, bill in acceptor', '11', '02 03 06 11 CA 83'],
    ['power up, bill in stacker', '12', '02 03 06 12 51 B1'],
    ['initialize', '13', '02 03 06 13 D8 A0'],
    ['idling', '14', '02 03 06 14 67 D4'],
    ['accepting', '15', '02 03 06 15 EE C5'],
    ['stacking', '17', '02 03 06 17 FC E6'],
    ['returning', '18', '02 03 06 18 0B 1E'],
    ['unit disabled', '19', '02 03 06 19 82 0F'],
    ['escrow 2', '80 02', '02 03 07 80 02 9E 10'],
    ['escrow 3', '80 03', '02 03 07 80 03 17 01'],
    ['escrow 7', '80 07', '02 03 07 80 07 33 47'],
    ['stacked 2', '81 02', '02 03 07 81 02 46 09'],
    ['stacked 3', '81 03', '02 03 07 81 03 CF 18'],
    ['stacked 7', '81 07', '02 03 07 81 07 EB 5E'],
    ['returned 2', '82 02', '02 03 07 82 02 2E 23'],
    ['rejecting', '1C 60', '02 03 07 1C 60 77 E0'],
    ['failure', '47 50', '02 03 07 47 50 AB E6'],
    ['busy', '1B 05', '02 03 07 1B 05 D4 99'],
  ])('%s', (_, body, frame) => {
    expect(hex(encodeFrame(validatorAddress, bytesOf(body)))).toBe(frame.replaceAll(' ', ''));
    expect(bodies(new FrameReader(validatorAddress), bytesOf(frame))).toEqual([body.replaceAll(' ', '')]);
  });

  it.each(['02 03 07 80 03 9E 10', '02 03 07 81 03 46 09'])('%s is damaged: the CRC is that of type 2', (frame) => {
    expect(bodies(new FrameReader(validatorAddress), bytesOf(frame))).toEqual(['damaged']);
  });
});

const anyBody = fc.uint8Array({ minLength: 1, maxLength: longestFrame - 5 });

describe('the reader', () => {
  it('reads back every frame from any chunks', () => {
    fc.assert(
      fc.property(
        fc.array(anyBody, { maxLength: 8 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 40 })),
        (sent, cuts) => {
          const stream = Uint8Array.from(sent.flatMap((body) => [...encodeFrame(validatorAddress, body)]));
          const reader = new FrameReader(validatorAddress);
          const read: string[] = [];
          for (let at = 0; at < stream.length;) {
            const cut = cuts.next();
            const length: number = cut.done === true ? 1 : cut.value;
            read.push(...bodies(reader, stream.subarray(at, at + length)));
            at += length;
          }
          expect(read).toEqual(sent.map(hex));
          expect(reader.junkBytes).toBe(0);
          expect(reader.isInFrame).toBe(false);
        },
      ),
    );
  });

  it('finds a frame after a damaged or incomplete one', () => {
    const reader = new FrameReader(validatorAddress);
    expect(bodies(reader, bytesOf('02 03 06 14 67 D5 02 03 06 14 67 D4'))).toEqual(['damaged', '14']);
    expect(bodies(reader, bytesOf('02 03 06 02 03 06 14 67 D4'))).toEqual(['damaged', '14']);
  });

  it.each(['02 03 00 30 41 B3', '02 03 05 41 B3', '02 04 06 33 DA 81', '03 02 06 33'])('takes %s for junk', (text) => {
    const reader = new FrameReader(validatorAddress);
    expect(bodies(reader, bytesOf(text))).toEqual([]);
    expect(bodies(reader, bytesOf('02 03 06 14 67 D4'))).toEqual(['14']);
  });

  it('drops an incomplete frame on reset', () => {
    const reader = new FrameReader(validatorAddress);
    expect(bodies(reader, bytesOf('02 03 FF 01 02'))).toEqual([]);
    expect(reader.isInFrame).toBe(true);
    reader.reset();
    expect(bodies(reader, bytesOf('02 03 06 14 67 D4'))).toEqual(['14']);
  });

  it('takes no frame with a changed byte for the same frame, or for money', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (body, where, flip) => {
          const bytes = encodeFrame(validatorAddress, body);
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          expect(bodies(new FrameReader(validatorAddress), bytes)).not.toContain(hex(body));
        },
      ),
    );
  });

  it('survives thousands of random and corrupted streams, and understands the next frame', () => {
    const chance = new Seeded(7);
    for (let stream = 0; stream < 4_000; stream += 1) {
      const reader = new FrameReader(validatorAddress);
      const bytes = randomStream(chance);
      const found = reader.push(bytes);
      for (const each of found) if (each.kind === 'frame') expect(decodePoll(each.body).state).not.toBe('stacked');
      expect(reader.junkBytes).toBeLessThanOrEqual(bytes.length);
      reader.reset();
      expect(bodies(reader, bytesOf('02 03 06 14 67 D4'))).toEqual(['14']);
    }
  });

  it('is blocked by junk for less than two of the longest frames, even without a reset', () => {
    const chance = new Seeded(8);
    const idling = bytesOf('02 03 06 14 67 D4');
    for (let stream = 0; stream < 500; stream += 1) {
      const reader = new FrameReader(validatorAddress);
      reader.push(randomStream(chance));
      let pushed = 0;
      while (!bodies(reader, idling).includes('14')) {
        pushed += idling.length;
        expect(pushed).toBeLessThan(2 * longestFrame);
      }
    }
  });
});

/** Pure noise, noise that looks like heads, or frames about a bill that was stacked with some of their bytes changed. */
function randomStream(chance: Seeded): Uint8Array {
  const kind = chance.below(3);
  const length = 1 + chance.below(300);
  if (kind === 0) return Uint8Array.from({ length }, () => chance.below(256));
  if (kind === 1) return Uint8Array.from({ length }, () => [0x02, 0x03, 0x07, 0x81, 0x06, 0xff][chance.below(6)] ?? 0);
  const bytes = encodeFrame(validatorAddress, [0x81, chance.below(24)]);
  for (let change = 0; change <= chance.below(3); change += 1) {
    const at = change === 0 ? chance.below(7) : chance.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  }
  // Two changes may undo each other; that is a frame like every other.
  return crcKermit(bytes) === 0 && bytes[3] === 0x81 ? bytes.subarray(0, 4) : bytes;
}

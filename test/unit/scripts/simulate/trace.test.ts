import { describe, expect, it } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { CcnetTrace } from '../../../../drivers/bill-acceptor/ccnet/simulator/trace.ts';
import { LcusTrace } from '../../../../drivers/relay/lcus/simulator/trace.ts';
import { ModbusTrace } from '../../../../drivers/modbus/simulator/trace.ts';
import { type Direction, hexText, type Trace } from '../../../../drivers/simulation/trace.ts';
import { traceLine } from '../../../../scripts/simulate/trace-line.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text.split(' '), (byte) => Number.parseInt(byte, 16));
}

/** The meanings of what a chunk completes; `hex` with the bytes before them. */
function read(trace: Trace, direction: Direction, text: string): readonly string[] {
  return trace.push(direction, bytes(text)).map(({ meaning }) => meaning);
}

function withBytes(trace: Trace, direction: Direction, text: string): readonly string[] {
  return trace.push(direction, bytes(text)).map((frame) => `${hexText(frame.bytes)} | ${frame.meaning}`);
}

const bills = [500, 1_000].map((tenge) => tiyn(tenge * 100));

/** What the answer to a command means. */
function answered(command: string, answer: string): readonly string[] {
  const trace = new CcnetTrace(bills);
  trace.push('from-host', bytes(command));
  return read(trace, 'to-host', answer);
}

const POLL = '02 03 06 33 DA 81';

describe('the line of a bill validator', () => {
  it.each([
    ['02 03 06 30 41 B3', 'RESET'],
    [POLL, 'POLL'],
    ['02 03 06 35 EC E4', 'STACK'],
    ['02 03 06 36 77 D6', 'RETURN'],
    ['02 03 06 00 C2 82', 'ACK'],
    ['02 03 06 FF BA 8D', 'NAK'],
    ['02 03 0C 34 FF FF FF 00 00 00 B5 C1', 'ENABLE BILL TYPES: 500, 1000, with escrow: none'],
    ['02 03 0C 34 00 00 00 00 00 00 17 0C', 'ENABLE BILL TYPES: none'],
  ])('%s from the host', (text, meaning) => {
    expect(read(new CcnetTrace(bills), 'from-host', text)).toEqual([meaning]);
  });

  it.each([
    ['02 03 06 14 67 D4', '14 idling'],
    ['02 03 06 12 51 B1', '12 power up bill in stacker'],
    ['02 03 07 80 02 9E 10', '80 02 escrow: no such bill (type 2)'],
    ['02 03 07 1C 60 77 E0', '1C 60 rejecting: inserted crookedly or too fast'],
    ['02 03 07 47 50 AB E6', '47 50 failure 50: stacking motor'],
    ['02 03 07 1B 05 D4 99', '1B 05 busy for 500 ms'],
    [POLL, "the line's echo of POLL"],
    ['02 03 06 FF BA 8D', 'NAK: the command came damaged'],
  ])('%s after POLL', (text, meaning) => {
    expect(answered(POLL, text)).toEqual([meaning]);
  });

  it('the meaning of an answer depends on the command before it', () => {
    expect(answered('02 03 06 35 EC E4', '02 03 06 00 C2 82')).toEqual(['ACK']);
    expect(answered('02 03 06 30 41 B3', '02 03 06 30 41 B3')).toEqual(['ILLEGAL: not now, or not known']);
    expect(answered('02 03 06 41 4F D1', '02 03 06 14 67 D4')).toEqual(['an answer that does not fit the command']);
  });

  it('ACK and NAK do not change the command of the next answer', () => {
    const trace = new CcnetTrace(bills);
    read(trace, 'from-host', POLL);
    read(trace, 'from-host', '02 03 06 FF BA 8D');
    expect(read(trace, 'to-host', '02 03 06 14 67 D4')).toEqual(['14 idling']);
  });

  it('frames are assembled from chunks, and bytes around them are shown', () => {
    const trace = new CcnetTrace(bills);
    expect(withBytes(trace, 'from-host', 'AA 55 02 03 06')).toEqual(['AA 55 | NOT A FRAME']);
    expect(withBytes(trace, 'from-host', `33 DA 81 ${POLL} 77`)).toEqual([
      `${POLL} | POLL`,
      `${POLL} | POLL`,
      '77 | NOT A FRAME',
    ]);
  });

  it('a frame with a wrong checksum is reported as damaged, and the next one is read', () => {
    const trace = new CcnetTrace(bills);
    expect(withBytes(trace, 'from-host', `02 03 06 33 DA 80 ${POLL}`)).toEqual([
      '02 03 06 33 DA 80 | DAMAGED: the checksum is wrong',
      `${POLL} | POLL`,
    ]);
  });

  it('the bytes of a wrong baud rate are shown at once', () => {
    expect(withBytes(new CcnetTrace(bills), 'from-host', '00 F8 80')).toEqual(['00 F8 80 | NOT A FRAME']);
  });
});

describe('the line of a relay board', () => {
  it('operations in one direction, states in the other, junk between them', () => {
    const trace = new LcusTrace();
    expect(withBytes(trace, 'from-host', 'A0 01 03 A4 A0 02 00 A2')).toEqual([
      'A0 01 03 A4 | channel 1: on with feedback',
      'A0 02 00 A2 | channel 2: off',
    ]);
    expect(withBytes(trace, 'to-host', '00 A0 01 01 A2')).toEqual(['00 | NOT A FRAME', 'A0 01 01 A2 | channel 1: on']);
    expect(withBytes(trace, 'from-host', 'A0 01 03 A5')).toEqual(['A0 01 03 A5 | NOT A FRAME']);
  });
});

describe('the line of a Modbus board', () => {
  const ON = '01 05 00 00 FF 00 8C 3A';
  const ALL = '01 0F 00 00 00 08 01 FF BE D5';

  it.each<[Direction, string, string]>([
    ['from-host', ON, 'address 1: write coil'],
    ['to-host', ON, 'address 1: write coil'],
    ['from-host', ALL, 'address 1: write coils'],
    ['from-host', '01 01 00 00 00 08 3D CC', 'address 1: read coils'],
    ['to-host', '01 01 01 01 90 48', 'address 1: read coils'],
    ['to-host', '01 02 01 01 60 48', 'address 1: read inputs'],
    ['to-host', '01 85 02 C3 51', 'address 1: exception 2 to write coil'],
  ])('%s: %s', (direction, text, meaning) => {
    expect(read(new ModbusTrace(new FakeClock()), direction, text)).toEqual([meaning]);
  });

  it.each([1, 2, 3, 6, 7, 9])('a frame split by a slow adapter after %i bytes is one frame', (cutAt) => {
    const trace = new ModbusTrace(new FakeClock());
    const [first, second] = [ALL.split(' ').slice(0, cutAt).join(' '), ALL.split(' ').slice(cutAt).join(' ')];
    expect(withBytes(trace, 'from-host', first)).toEqual([]);
    expect(withBytes(trace, 'from-host', `${second} ${ON}`)).toEqual([
      `${ALL} | address 1: write coils`,
      `${ON} | address 1: write coil`,
    ]);
  });

  it('damage is reported at once, junk before a frame beside it, and the next frame is read', () => {
    const trace = new ModbusTrace(new FakeClock());
    expect(withBytes(trace, 'to-host', '01 85 02 C3 50')).toEqual(['01 85 02 C3 50 | DAMAGED: the checksum is wrong']);
    expect(withBytes(trace, 'from-host', `00 F8 80 ${ON}`)).toEqual([
      '00 F8 80 | NOT A FRAME',
      `${ON} | address 1: write coil`,
    ]);
    expect(withBytes(trace, 'from-host', 'AA 55 55 AA')).toEqual(['AA 55 55 | NOT A FRAME']);
    expect(withBytes(trace, 'from-host', ON)).toEqual(['AA | NOT A FRAME', `${ON} | address 1: write coil`]);
  });

  it('an incomplete frame is reported with the next bytes', async () => {
    const clock = new FakeClock();
    const trace = new ModbusTrace(clock);
    expect(withBytes(trace, 'from-host', '01 05 00')).toEqual([]);
    await clock.advance(60);
    expect(withBytes(trace, 'from-host', ON.slice(0, 2))).toEqual(['01 05 00 | NOT A FRAME']);
    expect(withBytes(trace, 'from-host', ON.slice(3))).toEqual([`${ON} | address 1: write coil`]);
  });
});

it('a line of the screen has the time, the direction, the bytes and the meaning, and cuts long frames', () => {
  const atMs = new Date(2026, 0, 1, 9, 4, 5, 7).getTime();
  expect(traceLine(atMs, 'to-host', { bytes: [2, 3], meaning: 'ACK' })).toBe(
    `09:04:05.007  host < device  ${'02 03'.padEnd(36)}  ACK`,
  );
  expect(traceLine(atMs, 'from-host', { bytes: new Array<number>(125).fill(0), meaning: 'x' })).toMatch(
    /host > device {2}(00 ){40}\.\.\. \(125 bytes\) {2}x$/,
  );
});

import { expect, it } from 'vitest';
import { withCrc } from '../../../../drivers/modbus/crc.ts';
import { ModbusBoardSimulator } from '../../../../drivers/modbus/simulator/board.ts';
import type { DeviceLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { Seeded } from '../../../support/seeded.ts';

const STREAMS = 200_000;

/** Bit by bit, unlike the product's table. */
function plainCrc(bytes: readonly number[]): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** Whether a whole frame that writes coils, with a right CRC, lies anywhere in the stream. */
function holdsWrite(stream: readonly number[]): boolean {
  return stream.some((address, at) => {
    const code = stream[at + 1];
    if (address > 1 || (code !== 5 && code !== 15)) return false;
    const length = code === 5 ? 8 : 9 + (stream[at + 6] ?? 0);
    const frame = stream.slice(at, at + length);
    return frame.length === length && plainCrc(frame) === 0;
  });
}

const requests = [
  withCrc([1, 5, 0, 0, 0xff, 0]),
  withCrc([1, 5, 2, 0, 0, 7]),
  withCrc([1, 15, 0, 0, 0, 8, 1, 0xff]),
  withCrc([1, 1, 0, 0, 0, 8]),
  withCrc([1, 2, 0, 0, 0, 8]),
];

function randomBytes(random: Seeded): number[] {
  return Array.from({ length: random.below(24) }, () =>
    random.chance(0.4) ? ([0, 1, 5, 15, 0xff][random.below(5)] ?? 0) : random.below(256),
  );
}

/** One or two requests with something wrong: bytes changed, lost, added, cut off, or two frames mixed. */
function damaged(random: Seeded): number[] {
  const stream = [...(requests[random.below(requests.length)] ?? [])];
  if (random.chance(0.3)) stream.push(...(requests[random.below(requests.length)] ?? []));
  const times = random.below(3);
  for (let time = 0; time <= times; time += 1) {
    const at = random.below(stream.length);
    if (random.chance(0.4)) stream[at] = (stream[at] ?? 0) ^ (1 << random.below(8));
    else if (random.chance(0.5)) stream.splice(at, 1 + random.below(3));
    else stream.splice(at, 0, ...randomBytes(random));
  }
  return stream;
}

it('no random or damaged stream crashes or blocks the board, or moves a relay without a valid CRC', () => {
  const random = new Seeded(20_260_404);
  const clock = new FakeClock();
  const board = new ModbusBoardSimulator({ clock });
  let receive = (_bytes: Uint8Array): void => undefined;
  let answers = 0;
  const line: DeviceLine = {
    write: () => {
      answers += 1;
      return Promise.resolve({ ok: true, value: undefined });
    },
    onBytes: (listener) => {
      receive = listener;
      return () => undefined;
    },
  };
  let moved = 0;
  let writes = 0;
  const changes: number[] = [];
  board.onChange(({ channel }) => changes.push(channel));
  const query = withCrc([1, 1, 0, 0, 0, 8]);
  const allOff = withCrc([1, 15, 0, 0, 0, 8, 1, 0]);
  for (let round = 0; round < STREAMS; round += 1) {
    // A new beginning each time: what is left of the last stream is another matter.
    const forget = board.attach(line);
    const stream = random.chance(0.3) ? randomBytes(random) : damaged(random);
    changes.length = 0;
    for (let at = 0; at < stream.length;) {
      const length = 1 + random.below(8);
      receive(Uint8Array.from(stream.slice(at, at + length)));
      at += length;
    }
    const isWrite = holdsWrite(stream);
    const hasMoved = changes.length > 0;
    if (hasMoved && !isWrite)
      throw new Error(`stream ${round} moved a relay: ${stream.map((byte) => byte.toString(16)).join(' ')}`);
    moved += hasMoved ? 1 : 0;
    writes += isWrite ? 1 : 0;
    const before = answers;
    receive(query);
    receive(allOff);
    if (answers < before + 2)
      throw new Error(`after stream ${round} the board is deaf: ${stream.map((byte) => byte.toString(16)).join(' ')}`);
    forget();
  }
  // The damage leaves some frames whole: the test would be empty if none moved anything.
  expect(writes).toBeGreaterThan(1_000);
  expect(moved).toBeGreaterThan(100);
});

it('an incomplete frame is dropped after a silence', async () => {
  const clock = new FakeClock();
  const board = new ModbusBoardSimulator({ clock });
  let receive = (_bytes: Uint8Array): void => undefined;
  board.attach({
    write: () => Promise.resolve({ ok: true, value: undefined }),
    onBytes: (listener) => {
      receive = listener;
      return () => undefined;
    },
  });
  const frame = withCrc([1, 5, 0, 0, 0xff, 0]);
  receive(frame.subarray(0, 5));
  await clock.advance(1_000);
  receive(frame.subarray(5));
  expect(board.isOn(1)).toBe(false);
  receive(frame);
  expect(board.isOn(1)).toBe(true);
});

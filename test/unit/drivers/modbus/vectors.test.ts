import { expect, it } from 'vitest';
import { crcModbus, withCrc } from '../../../../drivers/modbus/crc.ts';
import { ModbusClient } from '../../../../drivers/modbus/client.ts';
import type { ModbusRequest } from '../../../../drivers/modbus/request.ts';
import { ModbusBoardSimulator, type ModbusBoardSettings } from '../../../../drivers/modbus/simulator/board.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const hex = (bytes: Uint8Array): string =>
  (Buffer.from(bytes).toString('hex').toUpperCase().match(/../g) ?? []).join(' ');

it('CRC-16/MODBUS', () => {
  expect(crcModbus(Buffer.from('123456789'))).toBe(0x4b37);
});

const vectors = [
  ['coil 0 on', '01 05 00 00 FF 00 8C 3A'],
  ['coil 0 off', '01 05 00 00 00 00 CD CA'],
  ['coil 1 on', '01 05 00 01 FF 00 DD FA'],
  ['coil 1 off', '01 05 00 01 00 00 9C 0A'],
  ['toggle coil 0', '01 05 00 00 55 00 F2 9A'],
  ['all on', '01 05 00 FF FF 00 BC 0A'],
  ['all off', '01 05 00 FF 00 00 FD FA'],
  ['read 8 coils', '01 01 00 00 00 08 3D CC'],
  ['the first of 8 coils is on', '01 01 01 01 90 48'],
  ['read 8 inputs', '01 02 00 00 00 08 79 CC'],
  ['the first of 8 inputs is on', '01 02 01 01 60 48'],
  ['write 8 coils', '01 0F 00 00 00 08 01 FF BE D5'],
  ['coil 0 on for 7 units', '01 05 02 00 00 07 8D B0'],
  ['coil 0 off for 8 units', '01 05 04 00 00 08 CD 3C'],
  ['exception 2 to a write', '01 85 02 C3 51'],
] as const;

it.each(vectors)('%s is %s', (_name, text) => {
  expect(hex(withCrc(bytesOf(text).slice(0, -2)))).toBe(text);
});

async function harness(settings: Omit<ModbusBoardSettings, 'clock'> = {}) {
  const clock = new FakeClock();
  const line = createMemoryLine('port', clock);
  const board = new ModbusBoardSimulator({ clock, ...settings });
  board.attach(line.device);
  const opened = await line.opener.open({ path: 'port', baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.message);
  const port = opened.value;
  let sent = '';
  line.device.onBytes((bytes) => {
    sent = hex(bytes);
  });
  let heard = '';
  port.onBytes((bytes) => {
    heard = hex(bytes);
  });
  const send = async (text: string): Promise<string> => {
    heard = '';
    const written = await port.write(bytesOf(text));
    expect(written.ok).toBe(true);
    await clock.advance(1);
    return heard;
  };
  const client = new ModbusClient(port, 9_600, clock);
  const ask = async (request: ModbusRequest) => {
    const answer = await client.ask(request);
    return { sent, answer };
  };
  return { clock, board, send, ask };
}

it.each<[string, ModbusRequest]>([
  ['01 05 00 00 FF 00 8C 3A', { kind: 'write-coil', address: 1, coil: 0, value: 0xff00 }],
  ['01 05 00 01 00 00 9C 0A', { kind: 'write-coil', address: 1, coil: 1, value: 0 }],
  ['01 05 02 00 00 07 8D B0', { kind: 'write-coil', address: 1, coil: 0x0200, value: 7 }],
  ['01 05 04 00 00 08 CD 3C', { kind: 'write-coil', address: 1, coil: 0x0400, value: 8 }],
  ['01 01 00 00 00 08 3D CC', { kind: 'read-coils', address: 1, first: 0, count: 8 }],
  ['01 02 00 00 00 08 79 CC', { kind: 'read-inputs', address: 1, first: 0, count: 8 }],
  [
    '01 0F 00 00 00 08 01 FF BE D5',
    { kind: 'write-coils', address: 1, first: 0, states: Array<boolean>(8).fill(true) },
  ],
])('the client sends %s for its request, and takes the answer', async (text, request) => {
  const { ask } = await harness();
  const { sent, answer } = await ask(request);
  expect(sent).toBe(text);
  expect(answer.ok).toBe(true);
});

it('the simulated board answers the vectors like a real one', async () => {
  const { clock, board, send } = await harness();
  expect(await send('01 05 00 00 FF 00 8C 3A')).toBe('01 05 00 00 FF 00 8C 3A');
  expect(await send('01 01 00 00 00 08 3D CC')).toBe('01 01 01 01 90 48');
  expect(await send('01 05 00 00 55 00 F2 9A')).toBe('01 05 00 00 55 00 F2 9A');
  expect(board.isOn(1)).toBe(false);
  await send('01 05 00 FF FF 00 BC 0A');
  expect([1, 8].map((channel) => board.isOn(channel))).toEqual([true, true]);
  await send('01 05 00 FF 00 00 FD FA');
  expect([1, 8].map((channel) => board.isOn(channel))).toEqual([false, false]);
  await send('01 0F 00 00 00 08 01 FF BE D5');
  expect(board.isOn(8)).toBe(true);
  board.setInput(0, true);
  expect(await send('01 02 00 00 00 08 79 CC')).toBe('01 02 01 01 60 48');
  await send('01 05 00 FF 00 00 FD FA');
  await send('01 05 02 00 00 07 8D B0');
  expect(board.isOn(1)).toBe(true);
  await clock.advance(700);
  expect(board.changes().at(-1)).toMatchObject({ channel: 1, on: false, previousMs: 700 });
});

it('the simulated board refuses with the standard exceptions, and ignores other addresses', async () => {
  const { send, board } = await harness({ waveshare: false, lacks: [15] });
  expect(await send('01 05 02 00 00 07 8D B0')).toBe('01 85 02 C3 51');
  expect(await send('01 0F 00 00 00 08 01 FF BE D5')).toBe(hex(withCrc([1, 0x8f, 1])));
  expect(await send(hex(withCrc([1, 5, 0, 0, 0x12, 0x34])))).toBe(hex(withCrc([1, 0x85, 3])));
  expect(await send(hex(withCrc([1, 3, 0, 0, 0, 1])))).toBe(hex(withCrc([1, 0x83, 1])));
  expect(await send(hex(withCrc([2, 5, 0, 0, 0xff, 0])))).toBe('');
  expect(await send(hex(withCrc([0, 5, 0, 0, 0xff, 0])))).toBe('');
  // Every device obeys a broadcast, and none answers it.
  expect(board.isOn(1)).toBe(true);
});

import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { ModbusLine } from '../../../../drivers/modbus/line.ts';
import { frameGapMs } from '../../../../drivers/modbus/timing.ts';
import { createModbusHarness, MODBUS_PATH, MODBUS_READY_MS } from '../../../support/lines/modbus-line.ts';

const settings = { path: MODBUS_PATH, baudRate: 9_600, parity: 'none' } as const;
const read = { kind: 'read-coils', address: 1, first: 0, count: 8 } as const;
const write = { kind: 'write-coil', address: 1, coil: 0, value: 0xff00 } as const;

async function openLine() {
  const harness = await createModbusHarness();
  const line = new ModbusLine(settings, harness.host().environment);
  line.start();
  await harness.clock.advance(MODBUS_READY_MS);
  return { ...harness, line };
}

it('sends one request at a time, switching ones first, with the gap of the bus between them', async () => {
  const { clock, board, line } = await openLine();
  const all = Promise.all([
    line.request(read, 'asking'),
    line.request(read, 'asking'),
    line.request(write, 'switching'),
  ]);
  await clock.advance(100);
  expect((await all).map(({ ok }) => ok)).toEqual([true, true, true]);
  const requests = board.requests();
  expect(requests.map(({ code }) => code)).toEqual([1, 5, 1]);
  const moments = requests.map(({ atMonoMs }) => atMonoMs - MODBUS_READY_MS);
  expect(moments).toEqual([0, frameGapMs(9_600), 2 * frameGapMs(9_600)]);
});

it('refuses requests beyond its queue, and pending ones when the line is lost', async () => {
  const { clock, device, board, line } = await openLine();
  const running = line.request(read, 'asking');
  const waiting = Array.from({ length: 16 }, () => line.request(write, 'switching'));
  expect(await line.request(read, 'asking')).toMatchObject({ ok: false, error: { kind: 'not-sent' } });
  device.unplug();
  await clock.advance(0);
  expect(await running).toMatchObject({ ok: false, error: { kind: 'line', reason: { kind: 'io' } } });
  for (const outcome of await Promise.all(waiting))
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'not-sent', reason: { kind: 'io' } } });
  expect(board.isOn(1)).toBe(false);
  expect(await line.request(read, 'asking')).toMatchObject({ ok: false, error: { kind: 'not-sent' } });
});

it.each([
  [1_200, 33],
  [9_600, 5],
  [19_200, 3],
  [115_200, 2],
])('at %i baud frames are %i ms apart', (baudRate, gapMs) => {
  expect(frameGapMs(baudRate)).toBe(gapMs);
});

it('waits after a request without an answer, so that a late one is not taken for the next', async () => {
  const { clock, board, line } = await openLine();
  board.setFault({ kind: 'mute' });
  let failedMonoMs = 0;
  void line.request(read, 'asking').then(() => {
    failedMonoMs = clock.monoMs();
  });
  const next = line.request(read, 'asking');
  await clock.advance(1_000);
  expect(await next).toMatchObject({ ok: false, error: { kind: 'no-answer' } });
  expect(board.requests().at(-1)?.atMonoMs).toBe(failedMonoMs + delays.modbusSettleMs);
});

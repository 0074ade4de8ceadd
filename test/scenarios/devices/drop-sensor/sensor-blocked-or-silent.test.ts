import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { createModbusHarness, makeSensor, MODBUS_READY_MS, watchOutcome } from '../../../support/lines/modbus-line.ts';

async function readyHarness(board: object = {}, settings: object = {}) {
  const harness = await createModbusHarness(board);
  const { device: sensor, events } = makeSensor(harness.host().environment, settings);
  sensor.start();
  await harness.clock.advance(MODBUS_READY_MS);
  return { ...harness, sensor, events };
}

const aWhileMs = delays.dropBlockedLimitMs + 2 * delays.dropCheckMs;

it('is lost when its beam stays blocked, and ready when it is free again', async () => {
  const { clock, board, events } = await readyHarness();
  board.setInput(0, true);
  await clock.advance(delays.dropBlockedLimitMs);
  expect(events).toEqual([{ kind: 'ready' }]);
  await clock.advance(2 * delays.dropCheckMs);
  expect(events.slice(1)).toMatchObject([{ kind: 'lost', reason: { kind: 'blocked' } }]);
  board.setInput(0, false);
  await clock.advance(delays.dropCheckMs);
  expect(events.at(-1)).toEqual({ kind: 'ready' });
});

it.each(['none' as const, 'cleared-by-reading' as const, { clearCoil: 0x30 }])(
  'a hand in the beam is no reason to be lost (latch: %j)',
  async (latch) => {
    const { clock, board, events } = await readyHarness({ latch }, { latch });
    board.dropNow(1_000);
    await clock.advance(3 * aWhileMs);
    expect(events).toEqual([{ kind: 'ready' }]);
  },
);

it.each(['cleared-by-reading' as const, { clearCoil: 0x30 }])('is lost behind a latch, too (%j)', async (latch) => {
  const { clock, board, events } = await readyHarness({ latch }, { latch });
  board.setInput(0, true);
  await clock.advance(aWhileMs);
  expect(events.at(-1)).toMatchObject({ kind: 'lost', reason: { kind: 'blocked' } });
});

it('cannot be armed while the beam is blocked', async () => {
  const { clock, board, sensor } = await readyHarness();
  board.setInput(0, true);
  const armed = watchOutcome(sensor.arm());
  await clock.advance(50);
  expect(armed.outcome).toMatchObject({ ok: false, error: { kind: 'blocked' } });
});

it('is not ready until its beam has been free', async () => {
  const harness = await createModbusHarness();
  harness.board.setInput(0, true);
  const { device: sensor, events } = makeSensor(harness.host().environment);
  sensor.start();
  await harness.clock.advance(1_000);
  expect(events).toEqual([]);
  await harness.clock.advance(aWhileMs);
  expect(events).toMatchObject([{ kind: 'lost', reason: { kind: 'blocked' } }]);
});

it('is lost when the board stops answering, but not by one lost answer, and cannot be armed then', async () => {
  const { clock, board, sensor, events } = await readyHarness();
  board.setFault({ kind: 'corrupt-crc', answers: 1 });
  await clock.advance(5 * delays.dropCheckMs);
  expect(events).toHaveLength(1);
  board.setFault({ kind: 'power-cut' });
  const armed = watchOutcome(sensor.arm());
  await clock.advance(2_000);
  expect(armed.outcome).toMatchObject({ ok: false, error: { kind: 'silent' } });
  await clock.advance(60_000);
  expect(events.slice(1)).toMatchObject([{ kind: 'lost', reason: { kind: 'silent' } }]);
  board.setFault(undefined);
  await clock.advance(1_000);
  expect(events.at(-1)).toEqual({ kind: 'ready' });
});

it('reports an input that the board does not have', async () => {
  const { clock, sensor, events } = await readyHarness({ inputs: 4 }, { input: 9 });
  expect(events).toMatchObject([{ kind: 'lost', reason: { kind: 'refused' } }]);
  const armed = watchOutcome(sensor.arm());
  await clock.advance(50);
  expect(armed.outcome).toMatchObject({ ok: false, error: { kind: 'refused' } });
});

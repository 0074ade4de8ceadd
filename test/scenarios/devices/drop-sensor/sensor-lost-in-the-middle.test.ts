import { expect, it } from 'vitest';
import type { DropWatch } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { createModbusHarness, makeSensor, MODBUS_READY_MS, watchOutcome } from '../../../support/lines/modbus-line.ts';

async function armedHarness(board: object = {}, settings: object = {}) {
  const harness = await createModbusHarness(board);
  const { device: sensor, events } = makeSensor(harness.host().environment, settings);
  sensor.start();
  await harness.clock.advance(MODBUS_READY_MS);
  const arming = sensor.arm();
  await harness.clock.advance(delays.dropPollMs);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  const watch: DropWatch = armed.value;
  return { ...harness, sensor, events, fallen: watchOutcome(watch.fallen(limitMs)) };
}

const limitMs = 3_000;
/** One unanswered question, and the settling after it. */
const unansweredMs = 250;

it('is uncertain when the board was silent for a while, even if it answers again', async () => {
  const { clock, board, fallen } = await armedHarness();
  await clock.advance(1_000);
  board.setFault({ kind: 'mute' });
  await clock.advance(unansweredMs);
  board.setFault(undefined);
  await clock.advance(limitMs);
  expect(fallen.outcome).toBe('unknown');
});

it('reports a product seen after a gap', async () => {
  const { clock, board, fallen } = await armedHarness();
  board.setFault({ kind: 'mute' });
  await clock.advance(unansweredMs);
  board.setFault(undefined);
  await clock.advance(500);
  board.dropNow(30);
  await clock.advance(100);
  expect(fallen.outcome).toBe('seen');
});

it('is certain after one damaged answer, because the next one follows soon', async () => {
  const { clock, board, fallen } = await armedHarness({}, { blocksMs: 200 });
  board.setFault({ kind: 'corrupt-crc', answers: 1 });
  await clock.advance(limitMs);
  expect(fallen.outcome).toBe('not-seen');
});

it('is uncertain after a damaged answer that cleared the latch', async () => {
  const latch = 'cleared-by-reading';
  const { clock, board, fallen } = await armedHarness({ latch }, { latch });
  board.dropNow(5);
  board.setFault({ kind: 'corrupt-crc', answers: 1 });
  await clock.advance(limitMs);
  expect(fallen.outcome).toBe('unknown');
});

it('is uncertain when the line was lost, even for a moment', async () => {
  const { clock, device, fallen, events } = await armedHarness();
  device.unplug();
  await clock.advance(1);
  device.plug();
  await clock.advance(limitMs);
  expect(fallen.outcome).toBe('unknown');
  expect(events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
});

it('is uncertain when the sensor does not return', async () => {
  const { clock, device, fallen } = await armedHarness();
  device.unplug();
  await clock.advance(limitMs);
  expect(fallen.outcome).toBe('unknown');
});

it('is uncertain when it was stopped, and leaves no timer', async () => {
  const { clock, sensor, fallen } = await armedHarness();
  await clock.advance(100);
  await sensor.stop();
  await clock.advance(0);
  expect(fallen.outcome).toBe('unknown');
  expect(clock.pendingTimers).toBe(0);
});

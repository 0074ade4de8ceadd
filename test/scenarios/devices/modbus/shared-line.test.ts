import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { registry } from '../../../../drivers/registry.ts';
import {
  createModbusHarness,
  makeRelay,
  makeSensor,
  MODBUS_PATH,
  MODBUS_READY_MS,
  watchOutcome,
} from '../../../support/lines/modbus-line.ts';

/**
 * At 9600 baud question and answer take 16 ms on the line, a board needs a few ms to answer, and a USB adapter adds up
 * to 16.
 */
const REAL_ANSWER_MS = 30;

async function readyHarness(sensorSettings: object = {}) {
  const harness = await createModbusHarness();
  const { environment } = harness.host();
  const relay = makeRelay(environment);
  const sensor = makeSensor(environment, sensorSettings);
  relay.device.start();
  sensor.device.start();
  await harness.clock.advance(MODBUS_READY_MS);
  expect([relay.events, sensor.events]).toEqual([[{ kind: 'ready', feedback: true }], [{ kind: 'ready' }]]);
  return { ...harness, environment, relay, sensor };
}

it('dispenses a product and detects it on one line', async () => {
  const { clock, board, relay, sensor } = await readyHarness();
  board.onChange(({ on }) => {
    if (!on) clock.setTimer(400, () => board.dropNow(30));
  });
  const arming = sensor.device.arm();
  await clock.advance(50);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  const pulse = watchOutcome(relay.device.pulse(1, 700));
  await clock.advance(800);
  expect(pulse.outcome).toMatchObject({ ok: true });
  const fallen = watchOutcome(armed.value.fallen(3_000));
  await clock.advance(500);
  expect(fallen.outcome).toBe('seen');
});

it('is certain that nothing fell although the relay used the line meanwhile', async () => {
  const { clock, board, relay, sensor } = await readyHarness({ blocksMs: 100 });
  board.setFault({ kind: 'slow', answerMs: REAL_ANSWER_MS });
  const arming = sensor.device.arm();
  await clock.advance(4 * REAL_ANSWER_MS);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  const pulse = watchOutcome(relay.device.pulse(1, 700));
  await clock.advance(1_000);
  expect(pulse.outcome).toMatchObject({ ok: true });
  const fallen = watchOutcome(armed.value.fallen(3_000));
  await clock.advance(3_000);
  expect(fallen.outcome).toBe('not-seen');
});

it('lets a pulse wait for the running request only', async () => {
  const { clock, board, relay, sensor, sent } = await readyHarness();
  const arming = sensor.device.arm();
  await clock.advance(50);
  expect((await arming).ok).toBe(true);
  // Every answer takes long, so that a question of the sensor is on its way at any moment.
  board.setFault({ kind: 'slow', answerMs: 100 });
  await clock.advance(500);
  for (let round = 0; round < 5; round += 1) {
    sent.length = 0;
    const pulse = watchOutcome(relay.device.pulse(1, 300));
    await clock.advance(round * 7 + 110);
    const switching = sent.findIndex((frame) => frame.startsWith('0105'));
    expect(switching).toBe(0);
    await clock.advance(1_500);
    expect(pulse.outcome).toMatchObject({ ok: true });
    // Counted from the frame and not from the call, which may have waited.
    expect(board.changes().at(-1)?.previousMs).toBeGreaterThanOrEqual(300);
  }
});

it('keeps the line open for the other device when one stops, and closes it with the last', async () => {
  const { clock, relay, sensor, environment } = await readyHarness();
  await relay.device.stop();
  const arming = watchOutcome(sensor.device.arm());
  await clock.advance(50);
  expect(arming.outcome).toMatchObject({ ok: true });
  expect(sensor.events).toEqual([{ kind: 'ready' }]);

  relay.device.start();
  await clock.advance(MODBUS_READY_MS);
  expect(relay.events.at(-1)).toEqual({ kind: 'ready', feedback: true });
  await sensor.device.stop();
  const pulse = watchOutcome(relay.device.pulse(1, 300));
  await clock.advance(400);
  expect(pulse.outcome).toMatchObject({ ok: true });

  const busy = await environment.opener.open({ path: MODBUS_PATH, baudRate: 9_600 });
  expect(busy).toMatchObject({ ok: false, error: { kind: 'busy' } });
  const stopped = relay.device.stop();
  await clock.advance(50);
  await stopped;
  expect((await environment.opener.open({ path: MODBUS_PATH, baudRate: 9_600 })).ok).toBe(true);
  expect(clock.pendingTimers).toBe(0);
});

it('refuses a second device on the same path with other line settings, until the first is closed', async () => {
  const { clock, relay, sensor, environment } = await readyHarness();
  const other = { driver: 'modbus', port: MODBUS_PATH, baudRate: 19_200, channels: 2 };
  expect(registry.createRelay(other, environment)).toEqual({ ok: false, error: expect.stringContaining('baud rate') });
  const otherObject = { ...environment };
  expect(registry.createRelay(other, otherObject).ok).toBe(true);
  const stopped = Promise.all([relay.device.stop(), sensor.device.stop()]);
  await clock.advance(50);
  await stopped;
  expect(registry.createRelay(other, environment).ok).toBe(true);
});

it('does not interrupt the sensor while the relay is being prepared again', async () => {
  const { clock, board, relay, sensor } = await readyHarness();
  board.setFault({ kind: 'relay-stuck-on', channel: 2 });
  await clock.advance(3 * delays.modbusRelayCheckMs);
  expect(relay.events.at(-1)?.kind).toBe('lost');
  expect(sensor.events).toEqual([{ kind: 'ready' }]);
});

import { expect, it } from 'vitest';
import { writeLimitMs } from '../../../../drivers/port/byte-port.ts';
import {
  createModbusHarness,
  makeRelay,
  makeSensor,
  MODBUS_READY_MS,
  watchOutcome,
} from '../../../support/lines/modbus-line.ts';

/** The longest time in which a returned device has to be found and prepared. */
const recoveryLimitMs = 2_000;
const frameLength = 8;

async function readyHarness() {
  const harness = await createModbusHarness();
  const { environment } = harness.host();
  const relay = makeRelay(environment);
  const sensor = makeSensor(environment);
  relay.device.start();
  sensor.device.start();
  await harness.clock.advance(MODBUS_READY_MS);
  return { ...harness, relay, sensor };
}

it('reports the loss of the line once, refuses with certainty meanwhile, and is back within two seconds', async () => {
  const { clock, board, device, relay, sensor } = await readyHarness();
  device.unplug();
  const atOnce = await relay.device.pulse(1, 300);
  expect(atOnce).toMatchObject({ ok: false, error: { certain: true } });
  await clock.advance(60_000);
  expect(await relay.device.pulse(1, 300)).toMatchObject({
    ok: false,
    error: { certain: true, reason: { kind: 'not-connected' } },
  });
  expect(await sensor.device.arm()).toMatchObject({ ok: false, error: { kind: 'not-connected' } });

  device.plug();
  await clock.advance(recoveryLimitMs);
  expect(relay.events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
  expect(sensor.events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
  expect(board.changes()).toEqual([]);
  const pulse = watchOutcome(relay.device.pulse(1, 300));
  await clock.advance(400);
  expect(pulse.outcome).toMatchObject({ ok: true });
});

it('ends a pulse at once as uncertain when the line is lost, and switches off first when it is back', async () => {
  const { clock, board, device, sent, relay } = await readyHarness();
  const pulse = watchOutcome(relay.device.pulse(1, 1_000));
  await clock.advance(500);
  device.unplug();
  await clock.advance(0);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'io' } } });

  // This board has a supply of its own and keeps its relay closed without the host.
  expect(board.isOn(1)).toBe(true);
  sent.length = 0;
  device.plug();
  await clock.advance(recoveryLimitMs);
  expect(board.isOn(1)).toBe(false);
  const writes = sent
    .map((frame) => frame.slice(0, -4))
    .filter((frame) => frame.startsWith('0105') || frame.startsWith('010F'));
  expect(writes).toEqual(['010F000000040100']);
});

it('is uncertain when the line is lost while the switching-on frame is being sent', async () => {
  const { clock, device, relay } = await readyHarness();
  const pulse = watchOutcome(relay.device.pulse(1, 1_000));
  device.unplug();
  await clock.advance(0);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'io' } } });
});

it('is uncertain when the frame does not drain, and sends no part of it later', async () => {
  const { clock, board, device, relay } = await readyHarness();
  device.setStalled(true);
  const pulse = watchOutcome(relay.device.pulse(1, 1_000));
  await clock.advance(writeLimitMs(frameLength, 9_600));
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'timeout' } } });
  device.setStalled(false);
  await clock.advance(recoveryLimitMs);
  expect(relay.events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
  expect(board.changes()).toEqual([]);
});

it('does not look for the line after both have been stopped', async () => {
  const { clock, device, relay, sensor } = await readyHarness();
  device.unplug();
  await clock.advance(recoveryLimitMs);
  await relay.device.stop();
  await sensor.device.stop();
  expect(clock.pendingTimers).toBe(0);
});

import { expect, it } from 'vitest';
import {
  createModbusHarness,
  makeRelay,
  makeSensor,
  MODBUS_READY_MS,
  type ModbusHarness,
  watchOutcome,
} from '../../../support/lines/modbus-line.ts';

/** From the request to the board's answer; the echo comes before it. */
const ANSWER_MS = 8;

async function startRelay(harness: ModbusHarness, settings: object = {}) {
  const { environment } = harness.host();
  const relay = makeRelay(environment, settings);
  relay.device.start();
  await harness.clock.advance(MODBUS_READY_MS);
  return { environment, relay };
}

it.each(['auto', 'on'])('pulses and reads back on a line that gives everything back (echo: %s)', async (echo) => {
  const harness = await createModbusHarness({ echoes: true });
  const { relay } = await startRelay(harness, { echo });
  expect(relay.events).toEqual([{ kind: 'ready', feedback: true }]);
  const pulse = watchOutcome(relay.device.pulse(2, 600));
  await harness.clock.advance(700);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: 600 },
  ]);
});

it('does not take its own command for the answer of a board without power', async () => {
  const harness = await createModbusHarness({ echoes: true });
  const { relay } = await startRelay(harness);
  harness.board.setFault({ kind: 'mute' });
  const pulse = watchOutcome(relay.device.pulse(1, 600));
  await harness.clock.advance(3_000);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'timeout' } } });
  expect(relay.events.at(-1)).toMatchObject({ kind: 'lost' });
});

it('does not become ready with an echo only', async () => {
  const harness = await createModbusHarness({ echoes: true });
  harness.board.setFault({ kind: 'mute' });
  const { relay } = await startRelay(harness);
  await harness.clock.advance(10_000);
  expect(relay.events.map(({ kind }) => kind)).toEqual(['lost']);
});

it('reads a refusal after the echo', async () => {
  const harness = await createModbusHarness({ echoes: true });
  const { relay } = await startRelay(harness);
  harness.board.setFault({ kind: 'exception', code: 4, function: 5 });
  const pulse = watchOutcome(relay.device.pulse(1, 600));
  await harness.clock.advance(3_000);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
  harness.board.setFault({ kind: 'exception', code: 2, function: 5 });
  const refused = watchOutcome(relay.device.pulse(1, 600));
  await harness.clock.advance(3_000);
  expect(refused.outcome).toMatchObject({ ok: false, error: { certain: true } });
});

it('reports an echo with a changed byte as a fault, and recovers', async () => {
  const harness = await createModbusHarness();
  harness.board.setFault({ kind: 'echo' });
  const { relay } = await startRelay(harness);
  harness.board.setFault({ kind: 'echo', damaged: true });
  const pulse = watchOutcome(relay.device.pulse(1, 600));
  await harness.clock.advance(3_000);
  expect(pulse.outcome).toMatchObject({
    ok: false,
    error: { certain: false, reason: { message: expect.stringContaining('other bytes than were sent') } },
  });
  harness.board.setFault({ kind: 'echo' });
  await harness.clock.advance(5_000);
  expect(relay.events.at(-1)).toEqual({ kind: 'ready', feedback: true });
});

it('continues when the adapter’s echo is switched while it runs', async () => {
  const harness = await createModbusHarness();
  const { relay } = await startRelay(harness);
  for (const fault of [{ kind: 'echo' } as const, undefined, { kind: 'echo' } as const]) {
    harness.board.setFault(fault);
    await harness.clock.advance(6_000);
    const pulse = watchOutcome(relay.device.pulse(1, 300));
    await harness.clock.advance(1_000);
    expect(pulse.outcome).toEqual({ ok: true, value: undefined });
  }
});

it('works byte by byte, and with echo and answer in one piece', async () => {
  const harness = await createModbusHarness({ echoes: true });
  const whole = harness.device.write.bind(harness.device);
  let kept: number[] = [];
  let together = false;
  harness.device.write = async (bytes) => {
    if (!together) for (const byte of bytes) void whole(Uint8Array.of(byte));
    else if (kept.length === 0) kept = [...bytes];
    else {
      void whole(Uint8Array.of(...kept, ...bytes));
      kept = [];
    }
    return { ok: true, value: undefined };
  };
  const { relay } = await startRelay(harness);
  expect(relay.events).toEqual([{ kind: 'ready', feedback: true }]);
  together = true;
  const pulse = watchOutcome(relay.device.pulse(1, 300));
  await harness.clock.advance(1_000);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
});

it.each([
  ['before it', (echo: number[]) => [[0x00, ...echo]]],
  ['before it, in a piece of its own', (echo: number[]) => [[0xff], echo]],
  ['before it, like the address', (echo: number[]) => [[0x01, ...echo]]],
  ['before and after it', (echo: number[]) => [[0xff, ...echo, 0x00]]],
])('pulses and reads back with noise around the echo: %s', async (_, pieces) => {
  const harness = await createModbusHarness();
  const whole = harness.device.write.bind(harness.device);
  harness.device.onBytes((bytes) => {
    for (const piece of pieces([...bytes])) void whole(Uint8Array.from(piece));
  });
  harness.device.write = (bytes) => {
    harness.clock.setTimer(ANSWER_MS, () => void whole(bytes));
    return Promise.resolve({ ok: true, value: undefined });
  };
  const { relay } = await startRelay(harness);
  expect(relay.events).toEqual([{ kind: 'ready', feedback: true }]);
  const pulse = watchOutcome(relay.device.pulse(1, 300));
  await harness.clock.advance(1_000);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
});

it('detects a product on the line shared with the relay', async () => {
  const harness = await createModbusHarness({ echoes: true, latch: { clearCoil: 16 } });
  const { environment, relay } = await startRelay(harness);
  const sensor = makeSensor(environment, { latch: { clearCoil: 16 } });
  sensor.device.start();
  await harness.clock.advance(MODBUS_READY_MS);
  const arming = sensor.device.arm();
  await harness.clock.advance(100);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  const pulse = watchOutcome(relay.device.pulse(1, 600));
  await harness.clock.advance(300);
  harness.board.dropNow(10);
  await harness.clock.advance(500);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
  const fallen = watchOutcome(armed.value.fallen(1_000));
  await harness.clock.advance(100);
  expect(fallen.outcome).toBe('seen');
});

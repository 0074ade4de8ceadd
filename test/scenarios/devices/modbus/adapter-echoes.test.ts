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

type Pieces = (bytes: number[], n: number) => number[][];

/** An adapter that returns the given part of each frame, besides the board's answers that come a moment later. */
async function createOddAdapter(pieces: Pieces, keep: (bytes: number[]) => boolean = () => true) {
  const harness = await createModbusHarness();
  const whole = harness.device.write.bind(harness.device);
  let frames = 0;
  harness.device.onBytes((bytes) => {
    for (const piece of pieces([...bytes], frames)) void whole(Uint8Array.from(piece));
    frames += 1;
  });
  harness.device.write = (bytes) => {
    if (keep([...bytes])) harness.clock.setTimer(ANSWER_MS, () => void whole(bytes));
    return Promise.resolve({ ok: true, value: undefined });
  };
  return harness;
}

const isSwitching = (bytes: number[]) => bytes[1] === 5;
const isOn = (bytes: number[]) => isSwitching(bytes) && bytes[4] === 0xff;

it.each<[string, Pieces]>([
  ['loses its last byte', (echo) => [echo.slice(0, -1)]],
  ['loses its last two bytes', (echo) => [echo.slice(0, -2)]],
  ['loses its last byte behind noise', (echo) => [[0xff, ...echo.slice(0, -1)]]],
  ['loses its last byte every other time', (echo, n) => [n % 2 === 0 ? echo : echo.slice(0, -1)]],
  ['comes twice', (echo) => [[...echo, ...echo]]],
  ['comes twice, in two pieces', (echo) => [echo, echo]],
  ['comes twice, torn', (echo) => [[...echo, ...echo.slice(0, 3)], echo.slice(3)]],
])('pulses and reads back with an echo that %s', async (_, pieces) => {
  const harness = await createOddAdapter(pieces);
  const { relay } = await startRelay(harness);
  expect(relay.events).toEqual([{ kind: 'ready', feedback: true }]);
  const pulse = watchOutcome(relay.device.pulse(2, 600));
  await harness.clock.advance(1_000);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: 600 },
  ]);
  expect(relay.events).toHaveLength(1);
});

it.each<[string, Pieces]>([
  ['loses its last byte', (echo) => [echo.slice(0, -1)]],
  ['comes twice', (echo) => [[...echo, ...echo]]],
])('does not take an echo that %s for the answer of a board that receives nothing', async (_, pieces) => {
  let isDeaf = false;
  const harness = await createOddAdapter(pieces, () => !isDeaf);
  const { relay } = await startRelay(harness);
  isDeaf = true;
  harness.board.setFault({ kind: 'power-cut' });
  const pulse = watchOutcome(relay.device.pulse(1, 600));
  await harness.clock.advance(4_000);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
  expect(relay.events.at(-1)).toMatchObject({ kind: 'lost' });
});

it.each<[string, string, Pieces]>([
  ['the first half of what is sent', 'auto', (echo) => [echo.slice(0, 4)]],
  ['only the first byte', 'auto', (echo) => [echo.slice(0, 1)]],
  ['all but a byte in the middle', 'auto', (echo) => [[...echo.slice(0, 3), ...echo.slice(4)]]],
  ['all but the first byte', 'on', (echo) => [echo.slice(1)]],
  ['only the second half', 'on', (echo) => [echo.slice(4)]],
  ['everything, although the setting denies it', 'off', (echo) => [echo]],
])('pulses and reads back where the line gives back %s (echo: %s)', async (_, echo, pieces) => {
  const harness = await createOddAdapter(pieces);
  const { relay } = await startRelay(harness, { echo });
  expect(relay.events).toEqual([{ kind: 'ready', feedback: true }]);
  const pulse = watchOutcome(relay.device.pulse(2, 1_500));
  await harness.clock.advance(5_000);
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: 1_500 },
  ]);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
});

it.each<[string, Pieces]>([
  ['switching on', (echo) => (isOn(echo) ? [] : [echo])],
  ['switching', (echo) => (isSwitching(echo) ? [] : [echo])],
])('reads the coil back where the echo is missing only for %s', async (_, pieces) => {
  const harness = await createOddAdapter(pieces);
  const { relay } = await startRelay(harness);
  const pulse = watchOutcome(relay.device.pulse(2, 1_500));
  await harness.clock.advance(5_000);
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: 1_500 },
  ]);
  expect(pulse.outcome).toEqual({ ok: true, value: undefined });
  expect(relay.events).toHaveLength(1);
});

it('ends a pulse in time where the echo is missing and the coil cannot be read either', async () => {
  let isSilent = false;
  const harness = await createOddAdapter(
    (echo) => (isSilent && !isOn(echo) ? [echo] : isSilent ? [] : [echo]),
    (answer) => !isSilent || isOn(answer),
  );
  const { relay } = await startRelay(harness);
  isSilent = true;
  const pulse = watchOutcome(relay.device.pulse(2, 700));
  await harness.clock.advance(5_000);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
  expect(harness.board.changes().at(-1)?.previousMs).toBeLessThanOrEqual(700);
});

it('does not call a coil on that is off when the answer is lost', async () => {
  const harness = await createOddAdapter(
    (echo) => [echo],
    (answer) => !isOn(answer),
  );
  const { relay } = await startRelay(harness);
  harness.board.setFault({ kind: 'relay-stuck-off', channel: 2 });
  const pulse = watchOutcome(relay.device.pulse(2, 1_500));
  await harness.clock.advance(5_000);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
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

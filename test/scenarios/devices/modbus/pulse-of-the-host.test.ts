import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { createModbusHarness, makeRelay, MODBUS_READY_MS, watchOutcome } from '../../../support/lines/modbus-line.ts';

async function readyHarness(board: object = {}, settings: object = {}) {
  const harness = await createModbusHarness(board);
  const { device: relay, events } = makeRelay(harness.host().environment, settings);
  relay.start();
  await harness.clock.advance(MODBUS_READY_MS);
  return { ...harness, relay, events };
}

/** The questions after a pulse, and the gaps around them. */
const afterPulseMs = 50;

it('switches everything off with one frame, queries once, and is ready with feedback', async () => {
  const { sent, events } = await readyHarness({}, { channels: 8 });
  expect(events).toEqual([{ kind: 'ready', feedback: true }]);
  expect(sent.map((frame) => frame.slice(0, -4))).toEqual(['010F000000080100', '010100000008']);
  expect(sent[1]).toBe('0101000000083DCC');
});

it('closes only this relay, for exactly the requested time', async () => {
  const { clock, relay, board } = await readyHarness();
  const startedMonoMs = clock.monoMs();
  const pulse = relay.pulse(2, 700);
  await clock.advance(700 + afterPulseMs);
  expect(await pulse).toEqual({ ok: true, value: undefined });
  expect(board.changes()).toEqual([
    { channel: 2, on: true, atMonoMs: startedMonoMs, previousMs: startedMonoMs },
    { channel: 2, on: false, atMonoMs: startedMonoMs + 700, previousMs: 700 },
  ]);
});

it('hands the switching-on frame to a free line before the call returns', async () => {
  const harness = await createModbusHarness();
  const { environment } = harness.host();
  const written: string[] = [];
  const spying = {
    clock: environment.clock,
    opener: {
      open: async (settings: Parameters<typeof environment.opener.open>[0]) => {
        const opened = await environment.opener.open(settings);
        if (!opened.ok) return opened;
        const port = opened.value;
        const write = port.write.bind(port);
        port.write = (bytes) => {
          written.push(Buffer.from(bytes).toString('hex').toUpperCase());
          return write(bytes);
        };
        return opened;
      },
    },
  };
  const { device: relay } = makeRelay(spying);
  relay.start();
  await harness.clock.advance(MODBUS_READY_MS);
  written.length = 0;
  void relay.pulse(1, 300);
  expect(written).toEqual(['01050000FF008C3A']);
});

it('refuses a second pulse, unknown channels and invalid lengths with certainty, and sends nothing for them', async () => {
  const { clock, relay, board } = await readyHarness();
  const first = relay.pulse(1, 500);
  expect(await relay.pulse(1, 500)).toMatchObject({ error: { certain: true, reason: { kind: 'pulse-in-progress' } } });
  await clock.advance(500 + afterPulseMs);
  expect(await first).toMatchObject({ ok: true });
  for (const channel of [0, 5, 1.5, Number.NaN]) {
    expect(await relay.pulse(channel, 100)).toMatchObject({
      error: { certain: true, reason: { kind: 'no-such-channel' } },
    });
  }
  for (const pulseMs of [0, -1, delays.relayLongestPulseMs + 1, Number.NaN]) {
    expect(await relay.pulse(1, pulseMs)).toMatchObject({
      error: { certain: true, reason: { kind: 'bad-pulse-length' } },
    });
  }
  expect(board.changes()).toHaveLength(2);
});

it('switches off at stop, even during a pulse, and leaves no timer', async () => {
  const { clock, relay, board } = await readyHarness();
  const pulse = watchOutcome(relay.pulse(1, 5_000));
  await clock.advance(300);
  const stopped = watchOutcome(relay.stop());
  await clock.advance(afterPulseMs);
  expect(stopped).toHaveProperty('outcome');
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'interrupted' } } });
  expect(board.changes().at(-1)).toMatchObject({ channel: 1, on: false, previousMs: 300 });
  expect(clock.pendingTimers).toBe(0);
  expect(await relay.pulse(1, 100)).toMatchObject({ error: { certain: true, reason: { kind: 'not-connected' } } });
});

it('switches off at stop a relay that another program switched on', async () => {
  const { clock, relay, board } = await readyHarness();
  board.setFault({ kind: 'relay-stuck-on', channel: 3 });
  board.setFault(undefined);
  expect(board.isOn(3)).toBe(true);
  const stopped = relay.stop();
  await clock.advance(afterPulseMs);
  await stopped;
  expect(board.isOn(3)).toBe(false);
});

it('works with a board that supports neither the common write nor the query', async () => {
  const { clock, relay, board, events, sent } = await readyHarness({ lacks: [1, 15], initiallyOn: [1, 4] });
  expect(events).toEqual([{ kind: 'ready', feedback: false }]);
  expect([1, 2, 3, 4].filter((channel) => board.isOn(channel))).toEqual([]);
  expect(sent.slice(1, 5).map((frame) => frame.slice(0, 12))).toEqual([
    '010500000000',
    '010500010000',
    '010500020000',
    '010500030000',
  ]);
  const pulse = relay.pulse(4, 400);
  await clock.advance(400 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
  expect(board.changes().at(-1)).toMatchObject({ channel: 4, on: false, previousMs: 400 });
});

it('counts channels from the first coil', async () => {
  const { clock, relay, board } = await readyHarness(
    { firstCoil: 0x10, address: 17 },
    { firstCoil: 0x10, address: 17 },
  );
  const pulse = relay.pulse(3, 300);
  await clock.advance(300 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
  expect(board.changes()).toMatchObject([
    { channel: 3, on: true },
    { channel: 3, on: false, previousMs: 300 },
  ]);
});

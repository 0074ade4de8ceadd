import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import type { ModbusBoardFault } from '../../../../drivers/modbus/simulator/board.ts';
import {
  createModbusHarness,
  FUNCTIONS,
  makeRelay,
  MODBUS_READY_MS,
  watchOutcome,
} from '../../../support/lines/modbus-line.ts';

async function readyHarness(settings: object = {}) {
  const harness = await createModbusHarness();
  const { device: relay, events } = makeRelay(harness.host().environment, settings);
  relay.start();
  await harness.clock.advance(MODBUS_READY_MS);
  expect(events).toHaveLength(1);
  return { ...harness, relay, events };
}

const pulseMs = 700;
/** More than the pulse, three tries to switch off, and two pauses before the board is prepared again. */
const longMs = 5_000;

it.each([1, 2, 3, 6])('exception %i to the switching-on frame means that certainly nothing moved', async (code) => {
  const { clock, relay, board, sent } = await readyHarness();
  board.setFault({ kind: 'exception', code, function: FUNCTIONS.writeCoil });
  sent.length = 0;
  const pulse = watchOutcome(relay.pulse(1, pulseMs));
  await clock.advance(10);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: true, reason: { kind: 'refused-by-board' } } });
  expect(sent).toHaveLength(1);
});

it.each([4, 5, 11])('exception %i may come after the relay has moved: uncertain, and off is sent', async (code) => {
  const { clock, relay, board, sent } = await readyHarness();
  board.setFault({ kind: 'exception', code, function: FUNCTIONS.writeCoil });
  sent.length = 0;
  const pulse = watchOutcome(relay.pulse(1, pulseMs));
  await clock.advance(50);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
  expect(sent.slice(0, 2).map((frame) => frame.slice(0, 12))).toEqual(['01050000FF00', '010500000000']);
});

it.each<ModbusBoardFault>([{ kind: 'mute' }, { kind: 'corrupt-crc' }, { kind: 'slow', answerMs: 400 }])(
  'is uncertain and switches off without a good answer to the switching-on frame: %j',
  async (fault) => {
    const { clock, relay, board, events } = await readyHarness();
    board.setFault(fault);
    const pulse = watchOutcome(relay.pulse(1, pulseMs));
    await clock.advance(pulseMs);
    expect(board.isOn(1)).toBe(false);
    await clock.advance(longMs);
    expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
    expect(events.at(-1)?.kind).toBe('lost');
    expect(board.changes().map(({ on }) => on)).toEqual([true, false]);

    board.setFault(undefined);
    await clock.advance(longMs);
    expect(events.at(-1)).toEqual({ kind: 'ready', feedback: true });
  },
);

it('survives one damaged answer while switching off', async () => {
  const { clock, relay, board, events } = await readyHarness();
  const pulse = watchOutcome(relay.pulse(1, pulseMs));
  await clock.advance(pulseMs - 1);
  board.setFault({ kind: 'corrupt-crc', answers: 1 });
  await clock.advance(200);
  expect(pulse.outcome).toMatchObject({ ok: true });
  expect(board.isOn(1)).toBe(false);
  expect(events).toHaveLength(1);
});

it('is uncertain when the board reports that the relay did not move', async () => {
  const { clock, relay, board } = await readyHarness();
  board.setFault({ kind: 'relay-stuck-off', channel: 1 });
  const pulse = watchOutcome(relay.pulse(1, pulseMs));
  await clock.advance(pulseMs + 100);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'contradicted' } } });
});

it.each(['none', 'waveshare'])(
  'is lost while a relay stays on after its pulse, until it lets go (timedPulse: %s)',
  async (timedPulse) => {
    const { clock, relay, board, events } = await readyHarness({ timedPulse });
    board.setFault({ kind: 'relay-stuck-on', channel: 1 });
    const pulse = watchOutcome(relay.pulse(1, pulseMs));
    await clock.advance(pulseMs + delays.modbusTimedPulseMarginMs + 100);
    expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'contradicted' } } });
    await clock.advance(10_000);
    expect(events.at(-1)).toMatchObject({ kind: 'lost', reason: { message: 'channel 1 answers on after off' } });
    expect(await relay.pulse(2, pulseMs)).toMatchObject({
      error: { certain: true, reason: { kind: 'not-connected' } },
    });

    board.setFault(undefined);
    await clock.advance(longMs);
    expect(events.at(-1)?.kind).toBe('ready');
    expect(board.isOn(1)).toBe(false);
  },
);

it('detects at rest a board’s loss of power with its adapter still plugged in, and its return', async () => {
  const { clock, relay, board, events } = await readyHarness();
  board.setFault({ kind: 'power-cut' });
  await clock.advance(3 * delays.modbusRelayCheckMs);
  expect(events.slice(1)).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'timeout' }) }]);
  expect(await relay.pulse(1, pulseMs)).toMatchObject({ error: { certain: true } });
  board.setFault(undefined);
  await clock.advance(longMs);
  expect(events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
});

it('switches off at rest a relay that another program switched on', async () => {
  const { clock, board, events } = await readyHarness();
  board.setFault({ kind: 'relay-stuck-on', channel: 3 });
  board.setFault(undefined);
  expect(board.isOn(3)).toBe(true);
  await clock.advance(delays.modbusRelayCheckMs + longMs);
  expect(board.isOn(3)).toBe(false);
  expect(events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
});

it('is lost when the board has fewer outputs than configured', async () => {
  const harness = await createModbusHarness({ coils: 2 });
  const { device: relay, events } = makeRelay(harness.host().environment, { channels: 8 });
  relay.start();
  await harness.clock.advance(longMs);
  expect(events).toMatchObject([
    { kind: 'lost', reason: { kind: 'io', message: expect.stringContaining('exception 2') } },
  ]);
});

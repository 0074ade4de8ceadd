import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { createModbusHarness, makeRelay, MODBUS_READY_MS, watchOutcome } from '../../../support/lines/modbus-line.ts';

async function readyHarness(board: object = {}) {
  const harness = await createModbusHarness(board);
  const { device: relay, events } = makeRelay(harness.host().environment, { timedPulse: 'waveshare' });
  relay.start();
  await harness.clock.advance(MODBUS_READY_MS);
  harness.sent.length = 0;
  return { ...harness, relay, events };
}

const overMs = delays.modbusTimedPulseMarginMs + 50;

it('sends one frame, lets the board end the pulse, and queries the result', async () => {
  const { clock, relay, board, sent } = await readyHarness();
  const pulse = watchOutcome(relay.pulse(1, 700));
  await clock.advance(700 + overMs);
  expect(pulse.outcome).toMatchObject({ ok: true });
  expect(board.changes()).toMatchObject([
    { channel: 1, on: true },
    { channel: 1, on: false, previousMs: 700 },
  ]);
  expect(sent.map((frame) => frame.slice(0, 4))).toEqual(['0105', '0101']);
  expect(sent[0]).toBe('0105020000078DB0');
});

it.each([
  [50, 100],
  [100, 100],
  [101, 200],
  [5_000, 5_000],
])('%i ms become %i ms: the board counts in tenths of a second', async (wantedMs, lengthMs) => {
  const { clock, relay, board } = await readyHarness();
  const pulse = watchOutcome(relay.pulse(3, wantedMs));
  await clock.advance(lengthMs + overMs);
  expect(pulse.outcome).toMatchObject({ ok: true });
  expect(board.changes().at(-1)).toMatchObject({ channel: 3, on: false, previousMs: lengthMs });
});

it('fails with certainty and names the setting when the board does not support the frame', async () => {
  const { clock, relay, board } = await readyHarness({ waveshare: false });
  const pulse = watchOutcome(relay.pulse(1, 700));
  await clock.advance(50);
  expect(pulse.outcome).toMatchObject({
    ok: false,
    error: { certain: true, reason: { kind: 'refused-by-board', message: expect.stringContaining('timedPulse') } },
  });
  expect(board.changes()).toEqual([]);
});

it('is cut short by stop', async () => {
  const { clock, relay, board } = await readyHarness();
  const pulse = watchOutcome(relay.pulse(1, 5_000));
  await clock.advance(250);
  const stopped = watchOutcome(relay.stop());
  await clock.advance(50);
  expect(stopped).toHaveProperty('outcome');
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'interrupted' } } });
  expect(board.changes().at(-1)).toMatchObject({ channel: 1, on: false, previousMs: 250 });
});

it('sends off itself when the board does not answer queries', async () => {
  const { clock, relay, board, sent } = await readyHarness({ lacks: [1] });
  const pulse = watchOutcome(relay.pulse(1, 300));
  await clock.advance(300 + overMs);
  expect(pulse.outcome).toMatchObject({ ok: true });
  expect(board.changes().at(-1)).toMatchObject({ on: false, previousMs: 300 });
  expect(sent.map((frame) => frame.slice(0, 12))).toEqual(['010502000003', '010500000000']);
});

/** The answer to the first request is lost. */
async function withLostAnswer(pulseMs: number, board: object = {}) {
  const harness = await readyHarness(board);
  harness.board.setFault({ kind: 'corrupt-crc', answers: 1 });
  const pulse = watchOutcome(harness.relay.pulse(1, pulseMs));
  await harness.clock.advance(pulseMs + 5 * overMs);
  return { ...harness, outcome: pulse.outcome };
}

it('asks the board when the answer was lost: the contact is closed, and the pulse ends as usual', async () => {
  const { outcome, board, sent, events } = await withLostAnswer(700);
  expect(outcome).toMatchObject({ ok: true });
  expect(board.changes()).toMatchObject([
    { channel: 1, on: true },
    { channel: 1, on: false, previousMs: 700 },
  ]);
  // Once closed, asked, and asked again at the end; never a second pulse, and no off.
  expect(sent.map((frame) => frame.slice(0, 12)).slice(0, 3)).toEqual(['010502000007', '010100000004', '010100000004']);
  expect(events.map(({ kind }) => kind)).toEqual(['ready']);
});

it.each([
  ['that is over before the board could be asked', 300, {}],
  ['of a board that does not answer queries', 700, { lacks: [1] }],
])('stays uncertain after a lost answer to a pulse %s, and sends off', async (_what, pulseMs, board) => {
  const { outcome, board: simulated, sent } = await withLostAnswer(pulseMs, board);
  expect(outcome).toMatchObject({ ok: false, error: { certain: false } });
  expect(simulated.isOn(1)).toBe(false);
  expect(sent.map((frame) => frame.slice(0, 12))).toContain('010500000000');
});

it('stays uncertain, and sends off, when the contact did not close after a lost answer', async () => {
  const harness = await readyHarness();
  harness.board.setFault({ kind: 'mute' });
  const pulse = watchOutcome(harness.relay.pulse(1, 700));
  await harness.clock.advance(200);
  harness.board.setFault({ kind: 'relay-stuck-off', channel: 1 });
  await harness.clock.advance(700 + 5 * overMs);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
  expect(harness.sent.map((frame) => frame.slice(0, 12))).toContain('010500000000');
});

it('ends by itself when the host dies in the middle', async () => {
  const harness = await createModbusHarness();
  const host = harness.host();
  const { device: relay } = makeRelay(host.environment, { timedPulse: 'waveshare' });
  relay.start();
  await harness.clock.advance(MODBUS_READY_MS);
  const pulse = watchOutcome(relay.pulse(2, 700));
  await harness.clock.advance(200);
  await host.die();
  harness.sent.length = 0;
  await harness.clock.advance(5_000);
  expect(pulse.outcome).toMatchObject({ ok: false, error: { certain: false } });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: 700 },
  ]);
  expect(harness.sent).toEqual([]);
});

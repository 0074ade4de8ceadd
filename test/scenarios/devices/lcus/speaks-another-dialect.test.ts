import { expect, it } from 'vitest';
import { stateInWords } from '../../../../drivers/relay/lcus/protocol/dialect.ts';
import { FrameReader, operations } from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { afterPulseMs, createRelayHarness, preparingMs, type RelayHarness } from './harness.ts';

const PULSE_MS = 400;
/** The other ways of asking need their time, too. */
const askingMs = 2 * preparingMs;

async function pulse(harness: RelayHarness, channel: number) {
  const pulsed = harness.relay.pulse(channel, PULSE_MS);
  await harness.clock.advance(PULSE_MS + 2 * afterPulseMs);
  return pulsed;
}

it.each(['words', 'ff'] as const)('uses the feedback of a board that answers in words (%s)', async (dialect) => {
  const harness = createRelayHarness({ dialect }, [1, 2], { dialect: 'auto' });
  harness.relay.start();
  await harness.clock.advance(askingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: true }]);
  expect(harness.board.changes()).toEqual([]);
  expect(await pulse(harness, 2)).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: PULSE_MS },
  ]);
});

it('reads in words, too, that a contact did not close', async () => {
  const harness = createRelayHarness({ dialect: 'words' }, [1, 2], { dialect: 'auto' });
  harness.relay.start();
  await harness.clock.advance(askingMs);
  harness.board.setFault({ kind: 'stuck-off', channel: 1 });
  expect(await pulse(harness, 1)).toMatchObject({ ok: false, error: { reason: { kind: 'contradicted' } } });
});

it('finds out by queries that a board understands only D0, and closes no relay meanwhile', async () => {
  const harness = createRelayHarness({ dialect: 'd0' }, [1, 2], { dialect: 'auto' });
  harness.relay.start();
  await harness.clock.advance(askingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: false }]);
  expect(harness.board.changes()).toEqual([]);
  expect(await pulse(harness, 1)).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes()).toMatchObject([{ on: true }, { on: false, previousMs: PULSE_MS }]);
  expect(await pulse(harness, 2)).toMatchObject({ ok: false, error: { certain: true } });
});

it.each([
  ['CH1: ON', 'on'],
  ['ch01=off\r\n', 'off'],
  ['Relay 1 is ON', 'on'],
  ['K1-OFF', 'off'],
  ['CHANNEL 1 STATUS: ON', 'on'],
  ['CH1:1\r\nCH2:0', 'on'],
  ['CH2: ON\r\nCH1 : OFF', 'off'],
  ['CH1:ONCH2:OFF', 'on'],
  ['CH1: ON\r\nCH1: OFF', 'off'],
  ['CH1: O', undefined],
  ['CH1:OF', undefined],
  ['CH11: ON', undefined],
  ['CH1:10', undefined],
  ['CH2: ON', undefined],
])('reads the first channel from %j as %s', (said, state) => {
  expect(stateInWords(said, 1)).toBe(state);
});

it('reads an answer in words that comes letter by letter', async () => {
  const harness = createRelayHarness({ feedback: false }, [1, 2], { dialect: 'auto' });
  const reader = new FrameReader(operations);
  harness.device.onBytes((bytes) => {
    for (const { channel, word } of reader.push(bytes)) {
      if (word !== 'query') continue;
      const said = `Relay ${String(channel)} is ${harness.board.isOn(channel) ? 'ON' : 'OFF'}\r\n`;
      new TextEncoder().encode(said).forEach((letter, at) => {
        harness.clock.setTimer(at, () => void harness.device.write(Uint8Array.of(letter)));
      });
    }
  });
  harness.relay.start();
  await harness.clock.advance(askingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: true }]);
  expect(await pulse(harness, 2)).toEqual({ ok: true, value: undefined });
});

it('does not take the echo of a line for the answer of a board that understands only D0', async () => {
  const harness = createRelayHarness({ feedback: false }, [1, 2], { dialect: 'auto' });
  harness.device.onBytes((bytes) => void harness.device.write(bytes));
  harness.relay.start();
  await harness.clock.advance(askingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: false }]);
  expect(await pulse(harness, 2)).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: PULSE_MS },
  ]);
});

it('uses D0 for a board that never answers, if it is configured', async () => {
  const harness = createRelayHarness({ dialect: 'd0', feedback: false, initiallyOn: [1] }, [1], { dialect: 'd0' });
  harness.relay.start();
  await harness.clock.advance(askingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: false }]);
  expect(harness.board.isOn(1)).toBe(false);
  expect(await pulse(harness, 1)).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes().map(({ on }) => on)).toEqual([false, true, false]);
});

it('uses frames for a board that never answers', async () => {
  const harness = createRelayHarness({ feedback: false }, [1, 2], { dialect: 'auto' });
  harness.relay.start();
  await harness.clock.advance(askingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: false }]);
  expect(await pulse(harness, 2)).toEqual({ ok: true, value: undefined });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false },
  ]);
});

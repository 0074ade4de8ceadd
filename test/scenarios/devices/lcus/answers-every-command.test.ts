import { expect, it } from 'vitest';
import { encodeAnswer, FrameReader, operations } from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { afterPulseMs, createRelayHarness, preparingMs, type RelayHarness } from './harness.ts';

const PULSE_MS = 400;

/** Some firmware reports the state after the silent commands too. */
function answerSilentCommands({ device }: RelayHarness): void {
  const reader = new FrameReader(operations);
  device.onBytes((bytes) => {
    for (const { channel, word } of reader.push(bytes)) {
      if (word === 'on' || word === 'off') void device.write(encodeAnswer(channel, word));
    }
  });
}

it.each([true, false])('accepts answers without a query; the board answers queries: %s', async (feedback) => {
  const harness = createRelayHarness({ feedback });
  answerSilentCommands(harness);
  harness.relay.start();
  await harness.clock.advance(preparingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback }]);

  const pulse = harness.relay.pulse(2, PULSE_MS);
  await harness.clock.advance(PULSE_MS + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
  expect(harness.board.changes()).toMatchObject([
    { channel: 2, on: true },
    { channel: 2, on: false, previousMs: PULSE_MS },
  ]);
  expect(harness.events).toHaveLength(1);
});

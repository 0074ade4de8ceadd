import { expect, it } from 'vitest';
import { FrameReader, operations } from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { afterPulseMs, createRelayHarness, preparingMs, type RelayHarness } from './harness.ts';

const PULSE_MS = 400;

/** An older clone: it obeys the frames, but answers a query in ASCII, whatever it was asked. */
function answerInWords({ device, board }: RelayHarness): void {
  const reader = new FrameReader(operations);
  device.onBytes((bytes) => {
    for (const { channel, word } of reader.push(bytes)) {
      if (word !== 'query') continue;
      void device.write(new TextEncoder().encode(`CH${String(channel)}: ${board.isOn(channel) ? 'ON' : 'OFF'}\r\n`));
    }
  });
}

it('does not take words for an answer: the board is in service, and its states are assumed', async () => {
  const harness = createRelayHarness({ feedback: false });
  answerInWords(harness);
  harness.relay.start();
  await harness.clock.advance(preparingMs);
  expect(harness.events).toEqual([{ kind: 'ready', feedback: false }]);
  const queries = harness.board.commands().filter(({ operation }) => operation === 'query').length;

  for (const channel of [1, 2]) {
    const pulse = harness.relay.pulse(channel, PULSE_MS);
    await harness.clock.advance(PULSE_MS + afterPulseMs);
    expect(await pulse).toMatchObject({ ok: true });
  }
  expect(harness.board.changes().filter(({ on }) => !on)).toMatchObject([
    { channel: 1, previousMs: PULSE_MS },
    { channel: 2, previousMs: PULSE_MS },
  ]);
  expect(harness.board.commands().filter(({ operation }) => operation === 'query')).toHaveLength(queries);
});

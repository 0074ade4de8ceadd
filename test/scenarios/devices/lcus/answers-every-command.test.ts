import { expect, it } from 'vitest';
import { encodeAnswer, FrameReader, operations } from '../../../../drivers/relay/lcus/frame.ts';
import { afterPulseMs, createRelayBench, preparingMs, type RelayBench } from './harness.ts';

const PULSE_MS = 400;

/** Some firmware tells the state after the silent commands too. */
function answerSilentCommands({ device }: RelayBench): void {
  const reader = new FrameReader(operations);
  device.onBytes((bytes) => {
    for (const { channel, word } of reader.push(bytes)) {
      if (word === 'on' || word === 'off') void device.write(encodeAnswer(channel, word));
    }
  });
}

it.each([true, false])(
  'does not mind answers that nobody asked for; the board answers queries: %s',
  async (feedback) => {
    const bench = createRelayBench({ feedback });
    answerSilentCommands(bench);
    bench.relay.start();
    await bench.clock.advance(preparingMs);
    expect(bench.events).toEqual([{ kind: 'ready', feedback }]);

    const pulse = bench.relay.pulse(2, PULSE_MS);
    await bench.clock.advance(PULSE_MS + afterPulseMs);
    expect(await pulse).toMatchObject({ ok: true });
    expect(bench.board.changes()).toMatchObject([
      { channel: 2, on: true },
      { channel: 2, on: false, previousMs: PULSE_MS },
    ]);
    expect(bench.events).toHaveLength(1);
  },
);

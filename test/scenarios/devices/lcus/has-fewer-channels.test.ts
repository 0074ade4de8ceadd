import { expect, it } from 'vitest';
import { LCUS_CHANNELS } from '../../../../drivers/relay/lcus/protocol/channels.ts';
import { afterPulseMs, createReadyRelayHarness } from './harness.ts';

const PULSE_MS = 400;

it.each([1, 2, 4])(
  'is ready with an LCUS-%i although eight channels are switched off at the start, and keeps its feedback',
  async (channelCount) => {
    const { clock, relay, board, events } = await createReadyRelayHarness(
      { channelCount, initiallyOn: [channelCount] },
      LCUS_CHANNELS,
    );
    expect(events).toEqual([{ kind: 'ready', feedback: true }]);
    expect(board.isOn(channelCount)).toBe(false);

    const pulse = relay.pulse(channelCount, PULSE_MS);
    await clock.advance(PULSE_MS + afterPulseMs);
    expect(await pulse).toMatchObject({ ok: true });
    expect(board.changes().at(-1)).toMatchObject({ channel: channelCount, on: false, previousMs: PULSE_MS });
  },
);

it('cannot distinguish a missing channel from a working one, because neither answers', async () => {
  const { clock, relay, board, events } = await createReadyRelayHarness({ channelCount: 2 }, LCUS_CHANNELS);
  const pulse = relay.pulse(3, PULSE_MS);
  await clock.advance(PULSE_MS + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
  expect(board.changes()).toEqual([]);
  expect(events.map(({ kind }) => kind)).toEqual(['ready']);
});

import { expect, it } from 'vitest';
import { createReadyRelayHarness } from './harness.ts';

it('switches off a relay that an earlier run left on, before it reports ready', async () => {
  const { board, events } = await createReadyRelayHarness({ initiallyOn: [1, 2, 3] });
  expect(events).toEqual([{ kind: 'ready', feedback: true }]);
  expect([1, 2].map((channel) => board.isOn(channel))).toEqual([false, false]);
  expect(board.commands().slice(0, 2)).toMatchObject([
    { channel: 1, operation: 'off' },
    { channel: 2, operation: 'off' },
  ]);
  // Channel 3 is not configured: something else may hang on it.
  expect(board.isOn(3)).toBe(true);
});

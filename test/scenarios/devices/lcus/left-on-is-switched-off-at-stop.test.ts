import { expect, it } from 'vitest';
import { createReadyRelayHarness } from './harness.ts';

it('switches off at stop a relay that another program switched on', async () => {
  const { clock, relay, board } = await createReadyRelayHarness();
  board.setFault({ kind: 'stuck-on', channel: 2 });
  board.setFault(undefined);
  expect(board.isOn(2)).toBe(true);
  const stopped = relay.stop();
  await clock.advance(500);
  await stopped;
  expect(board.isOn(2)).toBe(false);
  expect(clock.pendingTimers).toBe(0);
});

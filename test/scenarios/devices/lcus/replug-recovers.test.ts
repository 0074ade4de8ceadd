import { expect, it } from 'vitest';
import { createReadyRelayHarness, recoveryLimitMs } from './harness.ts';

it('finds a returned board within two seconds, after any absence, and uses it again', async () => {
  const { clock, relay, board, device, events } = await createReadyRelayHarness();
  for (const awayMs of [1, 240, 800, 5_000, 3_600_000]) {
    device.unplug();
    await clock.advance(awayMs);
    expect(events.at(-1)?.kind).toBe('lost');
    device.plug();
    await clock.advance(recoveryLimitMs);
    expect(events.at(-1)).toEqual({ kind: 'ready', feedback: true });
  }
  expect(events.map(({ kind }) => kind)).toEqual(['ready', ...Array(5).fill(['lost', 'ready']).flat()]);

  const pulse = relay.pulse(2, 250);
  await clock.advance(1_000);
  expect(await pulse).toMatchObject({ ok: true });
  expect(board.changes().map(({ on, previousMs }) => (on ? 'on' : previousMs))).toEqual(['on', 250]);
});

it('does not look for the board after stop', async () => {
  const { clock, relay, device } = await createReadyRelayHarness();
  device.unplug();
  await clock.advance(recoveryLimitMs);
  await relay.stop();
  expect(clock.pendingTimers).toBe(0);
});

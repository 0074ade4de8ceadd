import { expect, it } from 'vitest';
import { createReadyRelayHarness, createRelayHarness, recoveryLimitMs } from './harness.ts';

it('is certain that the relay did not move when the board was unplugged before the pulse', async () => {
  const { clock, relay, board, device, events } = await createReadyRelayHarness();
  const commandsBefore = board.commands().length;
  device.unplug();

  // Not even a turn of the event loop has passed: the port refuses before the driver learns of the loss.
  const atOnce = await relay.pulse(1, 300);
  await clock.advance(recoveryLimitMs);
  const later = await relay.pulse(1, 300);

  expect(atOnce).toMatchObject({ ok: false, error: { certain: true, reason: { kind: 'closed' } } });
  expect(later).toMatchObject({ ok: false, error: { certain: true, reason: { kind: 'not-connected' } } });
  expect(events.slice(1)).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'io' }) }]);

  device.plug();
  await clock.advance(recoveryLimitMs);
  expect(board.changes()).toEqual([]);
  expect(
    board
      .commands()
      .slice(commandsBefore)
      .map(({ operation }) => operation),
  ).not.toContain('on');
});

it('reports a board that is missing at the start once, and refuses', async () => {
  const { clock, relay, device, events } = createRelayHarness();
  device.unplug();
  relay.start();
  await clock.advance(10 * recoveryLimitMs);

  expect(events).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'not-found' }) }]);
  expect(await relay.pulse(1, 300)).toMatchObject({ ok: false, error: { certain: true } });
});

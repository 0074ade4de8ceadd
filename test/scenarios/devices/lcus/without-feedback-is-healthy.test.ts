import { expect, it } from 'vitest';
import { afterPulseMs, createReadyRelayHarness } from './harness.ts';

it('works write-only with a board that never answers', async () => {
  const { clock, relay, board, events } = await createReadyRelayHarness({ feedback: false });
  expect(events).toEqual([{ kind: 'ready', feedback: false }]);
  const queries = board.commands().filter(({ operation }) => operation === 'query').length;

  const pulse = relay.pulse(1, 400);
  await clock.advance(400 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
  expect(board.changes().at(-1)).toMatchObject({ channel: 1, on: false, previousMs: 400 });
  expect(board.commands().filter(({ operation }) => operation === 'query')).toHaveLength(queries);
});

it('continues when a board with feedback stops answering', async () => {
  const { clock, relay, board, events } = await createReadyRelayHarness();
  board.setFault({ kind: 'mute' });
  const pulse = relay.pulse(1, 400);
  await clock.advance(400 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
  expect(events).toEqual([{ kind: 'ready', feedback: true }]);
});

it('understands answers between junk bytes', async () => {
  const { clock, relay, board, device, events } = await createReadyRelayHarness();
  board.setFault({ kind: 'garbage' });
  device.unplug();
  await clock.advance(1);
  device.plug();
  await clock.advance(2_000);
  expect(events.at(-1)).toEqual({ kind: 'ready', feedback: true });
  const pulse = relay.pulse(1, 400);
  await clock.advance(400 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: true });
});

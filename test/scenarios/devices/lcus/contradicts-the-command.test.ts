import { expect, it } from 'vitest';
import { afterPulseMs, createReadyRelayHarness, recoveryLimitMs } from './harness.ts';

it('is uncertain when the board answers off after on', async () => {
  const { clock, relay, board } = await createReadyRelayHarness();
  board.setFault({ kind: 'stuck-off', channel: 1 });
  const pulse = relay.pulse(1, 400);
  await clock.advance(400 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'contradicted' } } });
});

it('is not ready again until a relay that stays on has opened', async () => {
  const { clock, relay, board, events } = await createReadyRelayHarness();
  board.setFault({ kind: 'stuck-on', channel: 1 });
  const pulse = relay.pulse(1, 400);
  await clock.advance(400 + afterPulseMs);
  expect(await pulse).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'contradicted' } } });
  await clock.advance(60_000);
  expect(events.slice(1).map(({ kind }) => kind)).toEqual(['lost', 'lost']);
  expect(events.at(-1)).toMatchObject({ reason: { message: 'channel 1 answers on after off' } });

  board.setFault(undefined);
  await clock.advance(recoveryLimitMs);
  expect(events.at(-1)?.kind).toBe('ready');
  expect(board.isOn(1)).toBe(false);
});

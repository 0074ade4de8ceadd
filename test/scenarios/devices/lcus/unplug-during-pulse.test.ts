import { expect, it } from 'vitest';
import { writeLimitMs } from '../../../../drivers/port/byte-port.ts';
import { frameLength } from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { createReadyRelayHarness, recoveryLimitMs, watchPulse } from './harness.ts';

const pulseMs = 1_000;

it('ends the pulse at once as uncertain, and switches off first when the board is back', async () => {
  const { clock, relay, board, device, events } = await createReadyRelayHarness();
  const pulse = watchPulse(relay.pulse(1, pulseMs));
  await clock.advance(pulseMs / 2);
  expect(board.isOn(1)).toBe(true);

  device.unplug();
  await clock.advance(0);
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'io' } } });
  expect(events.at(-1)?.kind).toBe('lost');

  // This board has a supply of its own and keeps its relay closed without the host.
  const commandsBefore = board.commands().length;
  device.plug();
  await clock.advance(recoveryLimitMs);
  const afterReturn = board.commands().slice(commandsBefore);
  expect(afterReturn.slice(0, 2)).toMatchObject([
    { channel: 1, operation: 'off' },
    { channel: 2, operation: 'off' },
  ]);
  expect(afterReturn.map(({ operation }) => operation)).not.toContain('on');
  expect(board.isOn(1)).toBe(false);
  expect(events.at(-1)?.kind).toBe('ready');
});

it('is uncertain when the line is lost while the switching-on frame is being sent', async () => {
  const { clock, relay, device } = await createReadyRelayHarness();
  const pulse = watchPulse(relay.pulse(1, pulseMs));
  device.unplug();
  await clock.advance(0);
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'io' } } });
});

it('is uncertain when the switching-on frame does not drain, and starts again with everything off', async () => {
  const { clock, relay, board, device, events } = await createReadyRelayHarness();
  device.setStalled(true);
  const pulse = watchPulse(relay.pulse(1, pulseMs));
  await clock.advance(writeLimitMs(frameLength, 9_600));
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'timeout' } } });

  device.setStalled(false);
  await clock.advance(recoveryLimitMs);
  expect(events.map(({ kind }) => kind)).toEqual(['ready', 'lost', 'ready']);
  expect(board.changes()).toEqual([]);
});

it('is uncertain when the board loses its power during the pulse', async () => {
  const { clock, relay, board, events } = await createReadyRelayHarness();
  const pulse = watchPulse(relay.pulse(1, pulseMs));
  await clock.advance(pulseMs / 2);
  board.setFault({ kind: 'power-cut' });
  await clock.advance(0);
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: false } });
  expect(board.isOn(1)).toBe(false);

  board.setFault(undefined);
  await clock.advance(recoveryLimitMs);
  expect(events.at(-1)?.kind).toBe('ready');
});

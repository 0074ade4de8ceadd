import { expect, it } from 'vitest';
import { afterPulseMs, createReadyRelayHarness, watchPulse } from './harness.ts';

it('refuses a second pulse with certainty and does not disturb the first', async () => {
  const { clock, relay, board } = await createReadyRelayHarness();
  const startedMonoMs = clock.monoMs();
  const first = relay.pulse(1, 500);
  const sameChannel = await relay.pulse(1, 500);
  await clock.advance(250);
  const otherChannel = await relay.pulse(2, 100);
  await clock.advance(250 + afterPulseMs);

  for (const second of [sameChannel, otherChannel]) {
    expect(second).toMatchObject({ ok: false, error: { certain: true, reason: { kind: 'pulse-in-progress' } } });
  }
  expect(await first).toEqual({ ok: true, value: undefined });
  expect(board.changes()).toEqual([
    { channel: 1, on: true, atMonoMs: startedMonoMs, previousMs: startedMonoMs },
    { channel: 1, on: false, atMonoMs: startedMonoMs + 500, previousMs: 500 },
  ]);

  const next = relay.pulse(2, 100);
  await clock.advance(100 + afterPulseMs);
  expect(await next).toMatchObject({ ok: true });
});

it('switches off at stop, even during a pulse, and leaves no timer', async () => {
  const { clock, relay, board } = await createReadyRelayHarness();
  const pulse = watchPulse(relay.pulse(1, 5_000));
  await clock.advance(300);
  const stopped = relay.stop();
  await clock.advance(500);
  await stopped;
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: false, reason: { kind: 'interrupted' } } });
  expect(board.changes().at(-1)).toMatchObject({ channel: 1, on: false, previousMs: 300 });
  expect(clock.pendingTimers).toBe(0);
});

it('refuses channels and lengths that are not allowed', async () => {
  const { relay, board } = await createReadyRelayHarness();
  for (const channel of [0, 3, 9, Number.NaN]) {
    const refused = await relay.pulse(channel, 100);
    expect(refused).toMatchObject({ error: { certain: true, reason: { kind: 'no-such-channel' } } });
  }
  for (const pulseMs of [0, -1, 5_001, Number.NaN, Number.POSITIVE_INFINITY]) {
    const refused = await relay.pulse(1, pulseMs);
    expect(refused).toMatchObject({ error: { certain: true, reason: { kind: 'bad-pulse-length' } } });
  }
  expect(board.changes()).toEqual([]);
});

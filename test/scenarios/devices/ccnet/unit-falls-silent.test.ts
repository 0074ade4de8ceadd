import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { bringUpMs, createAcceptingHarness, createEscrowHarness, tenge } from './harness.ts';

it('is lost after five seconds, reset every ten, and ready when it answers again', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'mute' });
  await harness.clock.advance(delays.ccnetSilenceLimitMs - 500);
  expect(harness.events).toEqual([]);
  await harness.clock.advance(1_500);
  expect(harness.events).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'silent' }) }]);

  await harness.clock.advance(60_000);
  const resets = harness.unit
    .commands()
    .filter(({ byte }) => byte === commandBytes.reset)
    .map(({ atMonoMs }) => atMonoMs);
  const gaps = resets.slice(2).map((atMonoMs, index) => atMonoMs - (resets[index + 1] ?? 0));
  expect(gaps.length).toBeGreaterThanOrEqual(5);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000);

  harness.unit.clearFault('mute');
  await harness.clock.advance(bringUpMs + 1_000);
  expect(harness.kinds()).toEqual(['lost', 'found', 'ready']);
});

it('tolerates a second of silence', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'mute' });
  await harness.clock.advance(1_000);
  harness.unit.clearFault('mute');
  await harness.clock.advance(10_000);
  expect(harness.events).toEqual([]);
});

it('is doubtful about the bill that was being stacked', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(100);
  harness.unit.setFault({ kind: 'mute' });
  await harness.clock.advance(delays.ccnetSilenceLimitMs + 1_000);
  expect(harness.events.slice(1)).toEqual([
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
    { kind: 'lost', reason: expect.objectContaining({ kind: 'silent' }) },
  ]);
});

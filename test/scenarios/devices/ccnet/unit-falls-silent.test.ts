import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/codes.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { bringUpMs, createAcceptingBench, createEscrowBench, tenge } from './harness.ts';

it('is lost after five seconds, reset every ten, and ready when it speaks again', async () => {
  const bench = await createAcceptingBench();
  bench.unit.setFault({ kind: 'mute' });
  await bench.clock.advance(delays.ccnetSilenceLimitMs - 500);
  expect(bench.events).toEqual([]);
  await bench.clock.advance(1_500);
  expect(bench.events).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'silent' }) }]);

  await bench.clock.advance(60_000);
  const resets = bench.unit
    .commands()
    .filter(({ byte }) => byte === commandBytes.reset)
    .map(({ atMonoMs }) => atMonoMs);
  const gaps = resets.slice(2).map((atMonoMs, index) => atMonoMs - (resets[index + 1] ?? 0));
  expect(gaps.length).toBeGreaterThanOrEqual(5);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000);

  bench.unit.clearFault('mute');
  await bench.clock.advance(bringUpMs + 1_000);
  expect(bench.kinds()).toEqual(['lost', 'found', 'ready']);
});

it('does not mind a second of silence', async () => {
  const bench = await createAcceptingBench();
  bench.unit.setFault({ kind: 'mute' });
  await bench.clock.advance(1_000);
  bench.unit.clearFault('mute');
  await bench.clock.advance(10_000);
  expect(bench.events).toEqual([]);
});

it('is doubtful about the bill that was being stacked', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(100);
  bench.unit.setFault({ kind: 'mute' });
  await bench.clock.advance(delays.ccnetSilenceLimitMs + 1_000);
  expect(bench.events.slice(1)).toEqual([
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
    { kind: 'lost', reason: expect.objectContaining({ kind: 'silent' }) },
  ]);
});

import { expect, it } from 'vitest';
import { billMs, bringUpMs, createEscrowBench, tenge } from './harness.ts';

it('is doubtful at once; what the unit tells afterwards is an orphan', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(300);
  bench.device.unplug();
  await bench.clock.advance(300);
  expect(bench.kinds()).toEqual(['escrowed', 'stack-doubtful', 'lost']);
  await bench.clock.advance(billMs);
  bench.device.plug();
  await bench.clock.advance(bringUpMs);
  expect(bench.events.slice(3)).toEqual([
    { kind: 'stacked', billTiyn: null, asked: false },
    { kind: 'found', bill: 'none' },
    expect.objectContaining({ kind: 'ready' }),
  ]);
  expect(bench.credited()).toBe(0);
});

it('is certain that a bill was not stacked when STACK never reached the line', async () => {
  const bench = await createEscrowBench();
  bench.device.unplug();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(300);
  expect(bench.kinds()).toContain('lost');
  expect(bench.kinds()).not.toContain('stack-doubtful');
  expect(bench.unit.totals().stackedTiyn).toBe(tenge(0));
});

import { expect, it } from 'vitest';
import { bringUpMs, createAcceptingBench, createEscrowBench, tenge } from './harness.ts';

const stackMs = 1_600;

it.each([
  ['in the head', 0.25, 'in-acceptor', 0],
  ['in the stacker', 0.75, 'in-stacker', 1_000],
] as const)('with a stacked bill %s: doubtful, then found', async (_, part, bill, stackedTenge) => {
  const bench = await createEscrowBench({ motion: { stackMs } });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(stackMs * part);
  bench.unit.powerCut();
  await bench.clock.advance(500);
  bench.unit.powerOn();
  await bench.clock.advance(bringUpMs);
  expect(bench.events.slice(1)).toEqual([
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
    { kind: 'lost', reason: expect.objectContaining({ kind: 'restarted' }) },
    { kind: 'found', bill },
    expect.objectContaining({ kind: 'ready' }),
  ]);
  expect(bench.credited()).toBe(0);
  expect(bench.unit.totals().stackedTiyn).toBe(tenge(stackedTenge));
});

it('with an undecided bill: lost and given back, nothing to be decided any more', async () => {
  const bench = await createEscrowBench();
  bench.unit.powerCut();
  await bench.clock.advance(500);
  bench.unit.powerOn();
  await bench.clock.advance(bringUpMs);
  expect(bench.kinds()).toEqual(['escrowed', 'lost', 'found', 'ready']);
  expect(bench.acceptor.stack()).toMatchObject({ ok: false, error: { kind: 'no-bill-in-escrow' } });
  expect(bench.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

it('without a bill: nothing found, and nothing accepted until asked again', async () => {
  const bench = await createAcceptingBench();
  bench.unit.powerCut();
  await bench.clock.advance(60_000);
  expect(bench.kinds()).toEqual(['lost']);
  bench.unit.powerOn();
  await bench.clock.advance(bringUpMs + 1_000);
  expect(bench.events.slice(1)).toMatchObject([{ kind: 'found', bill: 'none' }, { kind: 'ready' }]);
  expect(bench.unit.enabledBills()).toEqual([]);
});

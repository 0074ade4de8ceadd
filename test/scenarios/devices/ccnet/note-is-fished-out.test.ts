import { expect, it } from 'vitest';
import { createAcceptingBench, createEscrowBench, insert, tenge } from './harness.ts';

const cheated = { kind: 'trouble', trouble: { kind: 'cheated' } };

it('is never credited when it is pulled out after STACK', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(400);
  expect(bench.unit.note()?.at).toBe('stacking');
  expect(bench.unit.pull()).toEqual({ ok: true, value: undefined });
  await bench.clock.advance(2_000);
  bench.unit.clearFault('cheat');
  await bench.clock.advance(10_000);
  expect(bench.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    cheated,
    { kind: 'trouble-over' },
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
  ]);
  expect(bench.credited()).toBe(0);
  expect(bench.unit.totals()).toEqual({ insertedTiyn: tenge(1_000), stackedTiyn: 0, returnedTiyn: tenge(1_000) });
});

it('has simply gone when nobody had decided', async () => {
  const bench = await createEscrowBench();
  expect(bench.unit.pull().ok).toBe(true);
  bench.unit.clearFault('cheat');
  await bench.clock.advance(2_000);
  expect(bench.events.slice(1)).toEqual([{ kind: 'returned', billTiyn: tenge(1_000), asked: false }]);
});

it('is credited when it was out of reach already, and the attempt is told', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(1_200);
  expect(bench.unit.note()?.at).toBe('in-stacker');
  expect(bench.unit.pull()).toEqual({ ok: false, error: 'out-of-reach' });
  await bench.clock.advance(2_000);
  bench.unit.clearFault('cheat');
  await bench.clock.advance(2_000);
  expect(bench.kinds()).toEqual(['escrowed', 'trouble', 'trouble-over', 'stacked']);
  expect(bench.credited()).toBe(tenge(1_000));
});

it('cannot be pulled where there is none, and the next note is taken', async () => {
  const bench = await createAcceptingBench();
  expect(bench.unit.pull()).toEqual({ ok: false, error: 'no-note' });
  insert(bench, 500);
  await bench.clock.advance(1_500);
  expect(bench.events).toEqual([{ kind: 'escrowed', billTiyn: tenge(500) }]);
});

import { expect, it } from 'vitest';
import { createAcceptingBench, createEscrowBench, tenge } from './harness.ts';

it('empties it, is told, and ends with an empty one', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(5_000);
  expect([...bench.unit.cassette()]).toEqual([[tenge(1_000), 1]]);
  bench.unit.setFault({ kind: 'cassette-removed' });
  await bench.clock.advance(1_000);
  expect(bench.events.at(-1)).toEqual({ kind: 'trouble', trouble: { kind: 'cassette-removed' } });
  expect([...bench.unit.cassette()]).toEqual([]);
  expect(bench.unit.insert(tenge(500))).toEqual({ ok: false, error: 'trouble' });
  bench.unit.clearFault('cassette-removed');
  await bench.clock.advance(5_000);
  expect(bench.kinds().filter((kind) => kind === 'trouble-over')).toHaveLength(1);
  expect(bench.unit.faults()).toEqual([]);
});

it('and a full one stops the next note at the entry until it is cleared', async () => {
  const bench = await createAcceptingBench();
  bench.unit.setFault({ kind: 'cassette-full' });
  expect(bench.unit.insert(tenge(500))).toEqual({ ok: false, error: 'trouble' });
  bench.unit.clearFault('cassette-full');
  expect(bench.unit.insert(tenge(500)).ok).toBe(true);
});

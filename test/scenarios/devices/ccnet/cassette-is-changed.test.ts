import { expect, it } from 'vitest';
import { acceptAll, billMs, bringUpMs, createAcceptingBench, createEscrowBench, insert, tenge } from './harness.ts';

it('tells the removal and works again with the empty cassette', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  bench.events.length = 0;
  expect(bench.unit.removeCassette()).toEqual(new Map([[tenge(1_000), 1]]));
  await bench.clock.advance(20_000);
  expect(bench.events).toEqual([{ kind: 'trouble', trouble: { kind: 'cassette-removed' } }]);
  bench.unit.returnCassette();
  await bench.clock.advance(bringUpMs);
  expect(bench.kinds()).toEqual(['trouble', 'lost', 'found', 'trouble-over', 'ready']);
  expect(bench.unit.enabledBills()).toEqual([]);
  acceptAll(bench);
  await bench.clock.advance(500);
  insert(bench, 500);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.unit.cassette()).toEqual(new Map([[tenge(500), 1]]));
});

it('is full after as many notes as it holds', async () => {
  const bench = await createAcceptingBench({ cassetteCapacity: 1 });
  insert(bench, 500);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.kinds()).toEqual(['escrowed', 'stacked', 'trouble']);
  expect(bench.unit.insert(tenge(500))).toEqual({ ok: false, error: 'trouble' });
});

import { expect, it } from 'vitest';
import { createAcceptingBench, insert, tenge } from './harness.ts';

it('tells the reason once for each rejected bill', async () => {
  const bench = await createAcceptingBench();
  for (const reason of ['magnetic', 'length'] as const) {
    bench.unit.setFault({ kind: 'reject', reason });
    insert(bench, 500);
    await bench.clock.advance(3_000);
  }
  expect(bench.events).toEqual([
    { kind: 'rejected', reason: 'magnetic' },
    { kind: 'rejected', reason: 'length' },
  ]);
});

it('leaves a value that was not asked for to the unit, which pushes it back', async () => {
  const bench = await createAcceptingBench();
  bench.acceptor.accept([tenge(500)]);
  await bench.clock.advance(500);
  insert(bench, 20_000);
  await bench.clock.advance(3_000);
  expect(bench.events).toEqual([{ kind: 'rejected', reason: 'inhibited' }]);
});

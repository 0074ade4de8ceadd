import { expect, it } from 'vitest';
import { billMs, createEscrowBench, tenge } from './harness.ts';

it('credits nothing when the unit takes STACK and gives the bill back', async () => {
  const bench = await createEscrowBench();
  bench.unit.setFault({ kind: 'refuse-to-stack' });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'returned', billTiyn: tenge(1_000), asked: true },
  ]);
  expect(bench.credited()).toBe(0);
  expect(bench.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

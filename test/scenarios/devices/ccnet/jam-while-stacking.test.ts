import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { billMs, bringUpMs, createEscrowBench, tenge } from './harness.ts';

it('credits a bill that arrives after the jam was freed', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(200);
  bench.unit.setFault({ kind: 'jam' });
  await bench.clock.advance(20_000);
  expect(bench.credited()).toBe(0);
  bench.unit.clearFault('jam');
  await bench.clock.advance(billMs);
  expect(bench.kinds()).toEqual(['escrowed', 'trouble', 'trouble-over', 'stacked']);
  expect(bench.credited()).toBe(tenge(1_000));
});

it('is doubtful when the bill does not arrive, and the reset unit credits nothing', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(200);
  bench.unit.setFault({ kind: 'jam' });
  await bench.clock.advance(delays.ccnetDeliveryLimitMs + 1_000);
  expect(bench.kinds()).toEqual(['escrowed', 'trouble', 'stack-doubtful', 'lost', 'found']);
  bench.unit.clearFault('jam');
  await bench.clock.advance(bringUpMs);
  expect(bench.kinds().slice(5)).toEqual(['trouble-over', 'ready']);
  expect(bench.credited()).toBe(0);
});

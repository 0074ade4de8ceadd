import { expect, it } from 'vitest';
import { createAcceptingBench, createEscrowBench, tenge } from './harness.ts';

it('disables the unit and leaves no timer of its own', async () => {
  const bench = await createAcceptingBench();
  const stopped = bench.acceptor.stop();
  await bench.clock.advance(5_000);
  await stopped;
  expect(bench.unit.enabledBills()).toEqual([]);
  expect(bench.clock.pendingTimers).toBe(0);
  expect(bench.events).toEqual([]);
});

it('gives an undecided bill back first', async () => {
  const bench = await createEscrowBench();
  const stopped = bench.acceptor.stop();
  await bench.clock.advance(5_000);
  await stopped;
  expect(bench.kinds()).toEqual(['escrowed', 'returned']);
  expect(bench.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

it('waits for the bill that is being stacked', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  const stopped = bench.acceptor.stop();
  await bench.clock.advance(5_000);
  await stopped;
  expect(bench.credited()).toBe(tenge(1_000));
});

it('does not wait for ever: a bill that does not arrive is doubtful', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(100);
  bench.unit.setFault({ kind: 'jam' });
  const stopped = bench.acceptor.stop();
  await bench.clock.advance(10_000);
  await stopped;
  expect(bench.kinds()).toEqual(['escrowed', 'trouble', 'stack-doubtful']);
});

it('starts again after a stop', async () => {
  const bench = await createAcceptingBench();
  const stopped = bench.acceptor.stop();
  await bench.clock.advance(5_000);
  await stopped;
  bench.acceptor.start();
  await bench.clock.advance(6_000);
  expect(bench.kinds()).toEqual(['found', 'ready']);
});

import { expect, it } from 'vitest';
import { billMs, createEscrowBench, insert, tenge } from './harness.ts';

it('credits once what the unit tells five times', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(800);
  bench.unit.setFault({ kind: 'lose-acks', acks: 10 });
  await bench.clock.advance(billMs);
  expect(bench.events.filter(({ kind }) => kind === 'stacked')).toEqual([
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
  insert(bench, 1_000);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.credited()).toBe(tenge(2_000));
});

it('tells a return once, too', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.giveBack().ok).toBe(true);
  bench.unit.setFault({ kind: 'lose-acks', acks: 12 });
  await bench.clock.advance(billMs);
  expect(bench.kinds()).toEqual(['escrowed', 'returned']);
});

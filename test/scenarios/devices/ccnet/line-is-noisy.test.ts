import { expect, it } from 'vitest';
import { billMs, createEscrowBench, tenge } from './harness.ts';

it('asks by NAK for damaged answers again, and credits once', async () => {
  const bench = await createEscrowBench();
  expect(bench.acceptor.stack().ok).toBe(true);
  for (let round = 0; round < 8; round += 1) {
    bench.unit.setFault({ kind: 'corrupt', answers: 2 });
    await bench.clock.advance(500);
  }
  expect(bench.kinds()).toEqual(['escrowed', 'stacked']);
  expect(bench.credited()).toBe(tenge(1_000));
});

it('is not misled by a damaged answer to STACK', async () => {
  const bench = await createEscrowBench();
  bench.unit.setFault({ kind: 'corrupt', answers: 1 });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.kinds()).toEqual(['escrowed', 'stacked']);
});

it('works with a unit that answers slowly', async () => {
  const bench = await createEscrowBench({ answerMs: 150 });
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.credited()).toBe(tenge(1_000));
});

import { expect, it } from 'vitest';
import { acceptAll, billMs, bringUpMs, createAcceptorBench, insert, tenge } from './harness.ts';

it('works on a line that gives everything back', async () => {
  const bench = createAcceptorBench();
  bench.unit.setFault({ kind: 'echo' });
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.kinds()).toEqual(['found', 'ready']);
  acceptAll(bench);
  await bench.clock.advance(500);
  insert(bench, 2_000);
  await bench.clock.advance(1_500);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.kinds()).toEqual(['found', 'ready', 'escrowed', 'stacked']);
  expect(bench.credited()).toBe(tenge(2_000));
});

it('says so when there is an echo and nothing else', async () => {
  const bench = createAcceptorBench();
  bench.unit.setFault({ kind: 'echo' });
  bench.unit.setFault({ kind: 'mute' });
  bench.acceptor.start();
  await bench.clock.advance(30_000);
  expect(bench.events).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'only-echo' }) }]);
});

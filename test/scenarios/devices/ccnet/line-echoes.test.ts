import { expect, it } from 'vitest';
import { acceptAll, billMs, bringUpMs, createAcceptorHarness, insert, tenge } from './harness.ts';

it('works on a line that echoes every byte', async () => {
  const harness = createAcceptorHarness();
  harness.unit.setFault({ kind: 'echo' });
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['found', 'ready']);
  acceptAll(harness);
  await harness.clock.advance(500);
  insert(harness, 2_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.kinds()).toEqual(['found', 'ready', 'escrowed', 'stacked']);
  expect(harness.credited()).toBe(tenge(2_000));
});

it('reports an echo without answers', async () => {
  const harness = createAcceptorHarness();
  harness.unit.setFault({ kind: 'echo' });
  harness.unit.setFault({ kind: 'mute' });
  harness.acceptor.start();
  await harness.clock.advance(30_000);
  expect(harness.events).toEqual([{ kind: 'lost', reason: expect.objectContaining({ kind: 'only-echo' }) }]);
});

import { expect, it } from 'vitest';
import { billMs, createEscrowHarness, tenge } from './harness.ts';

it('credits nothing when the unit acknowledges STACK and returns the bill', async () => {
  const harness = await createEscrowHarness();
  harness.unit.setFault({ kind: 'refuse-to-stack' });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'returned', billTiyn: tenge(1_000), asked: true },
  ]);
  expect(harness.credited()).toBe(0);
  expect(harness.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { billMs, bringUpMs, createEscrowHarness, tenge } from './harness.ts';

it('credits a bill that arrives after the jam was cleared', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(200);
  harness.unit.setFault({ kind: 'jam' });
  await harness.clock.advance(20_000);
  expect(harness.credited()).toBe(0);
  harness.unit.clearFault('jam');
  await harness.clock.advance(billMs);
  expect(harness.kinds()).toEqual(['escrowed', 'trouble', 'trouble-over', 'stacked']);
  expect(harness.credited()).toBe(tenge(1_000));
});

it('is doubtful when the bill does not arrive, and the reset unit credits nothing', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(200);
  harness.unit.setFault({ kind: 'jam' });
  await harness.clock.advance(delays.ccnetDeliveryLimitMs + 1_000);
  expect(harness.kinds()).toEqual(['escrowed', 'trouble', 'stack-doubtful', 'lost', 'found']);
  harness.unit.clearFault('jam');
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds().slice(5)).toEqual(['trouble-over', 'ready']);
  expect(harness.credited()).toBe(0);
});

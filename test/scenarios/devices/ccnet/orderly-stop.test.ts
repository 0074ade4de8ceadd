import { expect, it } from 'vitest';
import { createAcceptingHarness, createEscrowHarness, tenge } from './harness.ts';

it('disables the unit and leaves no timer of its own', async () => {
  const harness = await createAcceptingHarness();
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(5_000);
  await stopped;
  expect(harness.unit.enabledBills()).toEqual([]);
  expect(harness.clock.pendingTimers).toBe(0);
  expect(harness.events).toEqual([]);
});

it('returns an undecided bill first', async () => {
  const harness = await createEscrowHarness();
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(5_000);
  await stopped;
  expect(harness.kinds()).toEqual(['escrowed', 'returned']);
  expect(harness.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

it('waits for the bill that is being stacked', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(5_000);
  await stopped;
  expect(harness.credited()).toBe(tenge(1_000));
});

it('does not wait without a limit: a bill that does not arrive is doubtful', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(100);
  harness.unit.setFault({ kind: 'jam' });
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(10_000);
  await stopped;
  expect(harness.kinds()).toEqual(['escrowed', 'trouble', 'stack-doubtful']);
});

it('starts again after a stop', async () => {
  const harness = await createAcceptingHarness();
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(5_000);
  await stopped;
  harness.acceptor.start();
  await harness.clock.advance(6_000);
  expect(harness.kinds()).toEqual(['found', 'ready']);
});

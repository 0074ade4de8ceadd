import { expect, it } from 'vitest';
import { createAcceptingHarness, createEscrowHarness, tenge } from './harness.ts';

it('empties it, is reported, and ends with an empty one', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(5_000);
  expect([...harness.unit.cassette()]).toEqual([[tenge(1_000), 1]]);
  harness.unit.setFault({ kind: 'cassette-removed' });
  await harness.clock.advance(1_000);
  expect(harness.events.at(-1)).toEqual({ kind: 'trouble', trouble: { kind: 'cassette-removed' } });
  expect([...harness.unit.cassette()]).toEqual([]);
  expect(harness.unit.insert(tenge(500))).toEqual({ ok: false, error: 'trouble' });
  harness.unit.clearFault('cassette-removed');
  await harness.clock.advance(5_000);
  expect(harness.kinds().filter((kind) => kind === 'trouble-over')).toHaveLength(1);
  expect(harness.unit.faults()).toEqual([]);
});

it('a full one refuses the next note until the fault is cleared', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'cassette-full' });
  expect(harness.unit.insert(tenge(500))).toEqual({ ok: false, error: 'trouble' });
  harness.unit.clearFault('cassette-full');
  expect(harness.unit.insert(tenge(500)).ok).toBe(true);
});

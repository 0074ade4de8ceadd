import { expect, it } from 'vitest';
import { acceptAll, billMs, bringUpMs, createAcceptingHarness, createEscrowHarness, insert, tenge } from './harness.ts';

it('reports the removal and resumes with the empty cassette', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  harness.events.length = 0;
  expect(harness.unit.removeCassette()).toEqual(new Map([[tenge(1_000), 1]]));
  await harness.clock.advance(20_000);
  expect(harness.events).toEqual([{ kind: 'trouble', trouble: { kind: 'cassette-removed' } }]);
  harness.unit.returnCassette();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['trouble', 'lost', 'found', 'trouble-over', 'ready']);
  expect(harness.unit.enabledBills()).toEqual([]);
  acceptAll(harness);
  await harness.clock.advance(500);
  insert(harness, 500);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.unit.cassette()).toEqual(new Map([[tenge(500), 1]]));
});

it('is full at its capacity', async () => {
  const harness = await createAcceptingHarness({ cassetteCapacity: 1 });
  insert(harness, 500);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.kinds()).toEqual(['escrowed', 'stacked', 'trouble']);
  expect(harness.unit.insert(tenge(500))).toEqual({ ok: false, error: 'trouble' });
});

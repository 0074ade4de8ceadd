import { expect, it } from 'vitest';
import { createAcceptingHarness, createEscrowHarness, insert, tenge } from './harness.ts';

const cheated = { kind: 'trouble', trouble: { kind: 'cheated' } };

it('is not credited when it is pulled out after STACK', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(400);
  expect(harness.unit.note()?.at).toBe('stacking');
  expect(harness.unit.pull()).toEqual({ ok: true, value: undefined });
  await harness.clock.advance(2_000);
  harness.unit.clearFault('cheat');
  await harness.clock.advance(10_000);
  expect(harness.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    cheated,
    { kind: 'trouble-over' },
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
  ]);
  expect(harness.credited()).toBe(0);
  expect(harness.unit.totals()).toEqual({ insertedTiyn: tenge(1_000), stackedTiyn: 0, returnedTiyn: tenge(1_000) });
});

it('ends without a credit when there was no decision', async () => {
  const harness = await createEscrowHarness();
  expect(harness.unit.pull().ok).toBe(true);
  harness.unit.clearFault('cheat');
  await harness.clock.advance(2_000);
  expect(harness.events.slice(1)).toEqual([{ kind: 'returned', billTiyn: tenge(1_000), asked: false }]);
});

it('is credited when it could no longer be pulled out, and the attempt is reported', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(1_200);
  expect(harness.unit.note()?.at).toBe('in-stacker');
  expect(harness.unit.pull()).toEqual({ ok: false, error: 'out-of-reach' });
  await harness.clock.advance(2_000);
  harness.unit.clearFault('cheat');
  await harness.clock.advance(2_000);
  expect(harness.kinds()).toEqual(['escrowed', 'trouble', 'trouble-over', 'stacked']);
  expect(harness.credited()).toBe(tenge(1_000));
});

it('cannot be pulled out where there is none, and the next note is accepted', async () => {
  const harness = await createAcceptingHarness();
  expect(harness.unit.pull()).toEqual({ ok: false, error: 'no-note' });
  insert(harness, 500);
  await harness.clock.advance(1_500);
  expect(harness.events).toEqual([{ kind: 'escrowed', billTiyn: tenge(500) }]);
});

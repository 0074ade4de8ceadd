import { expect, it } from 'vitest';
import { bringUpMs, createAcceptingHarness, createEscrowHarness, tenge } from './harness.ts';

const stackMs = 1_600;

it.each([
  ['in the head', 0.25, 'in-acceptor', 0],
  ['in the stacker', 0.75, 'in-stacker', 1_000],
] as const)('with a stacked bill %s: doubtful, then found', async (_, part, bill, stackedTenge) => {
  const harness = await createEscrowHarness({ motion: { stackMs } });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(stackMs * part);
  harness.unit.powerCut();
  await harness.clock.advance(500);
  harness.unit.powerOn();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.slice(1)).toEqual([
    { kind: 'stack-doubtful', billTiyn: tenge(1_000) },
    { kind: 'lost', reason: expect.objectContaining({ kind: 'restarted' }) },
    { kind: 'found', bill },
    expect.objectContaining({ kind: 'ready' }),
  ]);
  expect(harness.credited()).toBe(0);
  expect(harness.unit.totals().stackedTiyn).toBe(tenge(stackedTenge));
});

it('with an undecided bill: the unit is lost, the bill is returned, and no decision is possible', async () => {
  const harness = await createEscrowHarness();
  harness.unit.powerCut();
  await harness.clock.advance(500);
  harness.unit.powerOn();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['escrowed', 'lost', 'found', 'ready']);
  expect(harness.acceptor.stack()).toMatchObject({ ok: false, error: { kind: 'no-bill-in-escrow' } });
  expect(harness.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

it('without a bill: nothing is found, and nothing is accepted until it is enabled again', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.powerCut();
  await harness.clock.advance(60_000);
  expect(harness.kinds()).toEqual(['lost']);
  harness.unit.powerOn();
  await harness.clock.advance(bringUpMs + 1_000);
  expect(harness.events.slice(1)).toMatchObject([{ kind: 'found', bill: 'none' }, { kind: 'ready' }]);
  expect(harness.unit.enabledBills()).toEqual([]);
});

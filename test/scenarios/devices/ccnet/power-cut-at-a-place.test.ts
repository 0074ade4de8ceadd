import { expect, it } from 'vitest';
import { bringUpMs, createAcceptingHarness, insert, tenge } from './harness.ts';

it.each([
  ['in-head', 'in-acceptor', 0],
  ['in-stacker', 'in-stacker', 1_000],
] as const)('the power goes by itself when the next note that is stacked is %s', async (when, bill, keptTenge) => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'power-cut', when });
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.kinds()).toEqual(['escrowed']);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(20_000);
  expect(harness.kinds()).toEqual(['escrowed', 'stack-doubtful', 'lost']);
  expect(harness.unit.faults()).toEqual([{ kind: 'power-cut', when }]);
  harness.unit.clearFault('power-cut');
  await harness.clock.advance(bringUpMs + 10_000);
  expect(harness.events.slice(-2)).toEqual([{ kind: 'found', bill }, expect.objectContaining({ kind: 'ready' })]);
  expect(harness.unit.faults()).toEqual([]);
  expect(harness.credited()).toBe(0);
  expect(harness.unit.totals()).toMatchObject({
    stackedTiyn: tenge(keptTenge),
    returnedTiyn: tenge(1_000 - keptTenge),
  });
});

it('a note that is returned leaves the power on', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'power-cut', when: 'in-head' });
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.giveBack().ok).toBe(true);
  await harness.clock.advance(5_000);
  expect(harness.kinds()).toEqual(['escrowed', 'returned']);
  expect(harness.unit.enabledBills()).toHaveLength(6);
});

it('without a place the power is cut at once', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'power-cut' });
  await harness.clock.advance(10_000);
  expect(harness.kinds()).toEqual(['lost']);
  expect(harness.unit.insert(tenge(500))).toEqual({ ok: false, error: 'off' });
});

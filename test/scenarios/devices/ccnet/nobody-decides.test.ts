import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { billMs, createEscrowHarness, tenge } from './harness.ts';

it('holds an undecided bill beyond the limit of the unit, then returns it', async () => {
  const harness = await createEscrowHarness();
  await harness.clock.advance(delays.ccnetDecisionLimitMs - 2_000);
  expect(harness.unit.note()?.at).toBe('escrow');
  expect(harness.unit.commands().filter(({ byte }) => byte === commandBytes.hold).length).toBeGreaterThanOrEqual(5);
  await harness.clock.advance(2_000 + billMs);
  expect(harness.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'returned', billTiyn: tenge(1_000), asked: false },
  ]);
  expect(harness.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

it('stacks a bill that was held', async () => {
  const harness = await createEscrowHarness();
  await harness.clock.advance(17_000);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(1_000));
});

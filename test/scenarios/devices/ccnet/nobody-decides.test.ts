import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/codes.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { billMs, createEscrowBench, tenge } from './harness.ts';

it('holds an undecided bill beyond the limit of the unit, then gives it back', async () => {
  const bench = await createEscrowBench();
  await bench.clock.advance(delays.ccnetDecisionLimitMs - 2_000);
  expect(bench.unit.note()?.at).toBe('escrow');
  expect(bench.unit.commands().filter(({ byte }) => byte === commandBytes.hold).length).toBeGreaterThanOrEqual(5);
  await bench.clock.advance(2_000 + billMs);
  expect(bench.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'returned', billTiyn: tenge(1_000), asked: false },
  ]);
  expect(bench.unit.totals().returnedTiyn).toBe(tenge(1_000));
});

it('still stacks a bill that was held', async () => {
  const bench = await createEscrowBench();
  await bench.clock.advance(17_000);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(billMs);
  expect(bench.credited()).toBe(tenge(1_000));
});

import { expect, it } from 'vitest';
import type { AcceptorTrouble } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import type { CcnetFault } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { bringUpMs, createAcceptingHarness } from './harness.ts';

const troubles: readonly [CcnetFault, AcceptorTrouble][] = [
  [{ kind: 'jam' }, { kind: 'jammed' }],
  [{ kind: 'cassette-jam' }, { kind: 'cassette-jammed' }],
  [{ kind: 'cassette-full' }, { kind: 'cassette-full' }],
  [{ kind: 'cheat' }, { kind: 'cheated' }],
  [{ kind: 'pause' }, { kind: 'paused' }],
  [
    { kind: 'failure', code: 0x50 },
    { kind: 'failure', failure: 'stack-motor', code: 0x50 },
  ],
  [
    { kind: 'failure', code: 0x77 },
    { kind: 'failure', failure: 'unknown', code: 0x77 },
  ],
];

it.each(troubles)('%j begins and ends', async (fault, trouble) => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault(fault);
  await harness.clock.advance(2_000);
  expect(harness.events).toEqual([{ kind: 'trouble', trouble }]);
  harness.unit.clearFault(fault.kind);
  await harness.clock.advance(2_000);
  expect(harness.kinds()).toEqual(['trouble', 'trouble-over']);
  expect(harness.unit.enabledBills()).toHaveLength(6);
});

it('resets a unit that stays jammed, and is ready when the jam is cleared', async () => {
  const harness = await createAcceptingHarness();
  harness.unit.setFault({ kind: 'jam' });
  await harness.clock.advance(2 * delays.ccnetTroubleResetMs);
  expect(harness.kinds()).toEqual(['trouble', 'lost', 'found']);
  harness.unit.clearFault('jam');
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['trouble', 'lost', 'found', 'trouble-over', 'ready']);
});

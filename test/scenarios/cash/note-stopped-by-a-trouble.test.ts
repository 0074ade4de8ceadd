import { expect, test } from 'vitest';
import type { CcnetFault } from '../../../drivers/bill-acceptor/ccnet/simulator/faults.ts';
import { CashMachine, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

/** A unit that reports its trouble: the note stops where it is. */
const TROUBLES: readonly CcnetFault[] = [
  { kind: 'jam' },
  { kind: 'cassette-jam' },
  { kind: 'cassette-full' },
  { kind: 'failure', code: 0x51 },
  { kind: 'cheat' },
  { kind: 'cassette-removed' },
];

test('a note is stopped between escrow and cassette, by one trouble after the other: each time it brings the product when it has gone in', async () => {
  const machine = await CashMachine.start(start);
  for (const trouble of TROUBLES) {
    await machine.insertUpTo('stacking');
    machine.unit.setFault(trouble);
    await machine.untilLeaving();
    expect(machine.unit.note()?.at).toBe('stacking');
    machine.unit.clearFault(trouble.kind);
    await machine.finishSale();
  }
  await machine.buy();
  machine.expectOnRecord([...TROUBLES.map(() => SOLD), SOLD]);
});

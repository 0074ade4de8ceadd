import { expect, test } from 'vitest';
import { CashMachine, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('a note that is rejected, and one that turns round after STACK: they come out, do not count, and the sale continues', async () => {
  const machine = await CashMachine.start(start);
  await machine.toEntry();
  machine.unit.setFault({ kind: 'reject', reason: 'verification' });
  await machine.insert();
  await machine.untilNotes('rejected', 1);
  machine.unit.setFault({ kind: 'refuse-to-stack' });
  await machine.insert();
  await machine.untilNotes('returned', 1);
  machine.unit.clearFault('refuse-to-stack');
  expect(machine.kiosk.screen.name).toBe('cash');
  await machine.insert();
  await machine.finishSale();
  await machine.buy();
  expect(machine.unit.totals().returnedTiyn).toBe(100_000);
  machine.expectOnRecord([SOLD, SOLD]);
});

import { test } from 'vitest';
import { CashMachine, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('silent for so long that the unit counts as lost: the product is dispensed as soon as it reports the note', async () => {
  const machine = await CashMachine.start(start);
  await machine.insertUpTo('stacking');
  machine.unit.setFault({ kind: 'mute' });
  await machine.untilLeaving();
  await machine.untilLogged('acceptor-lost', 1);
  await machine.untilNotes('stacked', 1);
  machine.unit.clearFault('mute');
  await machine.finishSale();
  await machine.buy();
  machine.expectOnRecord([SOLD, SOLD]);
});

import { test } from 'vitest';
import { CashMachine, NOTHING, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('with a note in its head: the note comes out, and nothing was paid', async () => {
  const machine = await CashMachine.start(start);
  await machine.insertUpTo('stacking');
  await machine.during({ kind: 'power-cut' }, () => machine.unit.enabledBills().length === 0);
  await machine.leaveError('acceptor-lost', false);
  await machine.buy();
  machine.expectOnRecord([NOTHING, SOLD]);
});

test('with a note in its stacker: the note is in, and the product comes out', async () => {
  const machine = await CashMachine.start(start);
  await machine.insertUpTo('in-stacker');
  await machine.during({ kind: 'power-cut' }, () => machine.unit.enabledBills().length === 0);
  await machine.finishSale();
  await machine.buy();
  machine.expectOnRecord([SOLD, SOLD]);
});

test('with a note coming in: the note comes out, and nothing was paid', async () => {
  const machine = await CashMachine.start(start);
  await machine.insertUpTo('entering');
  machine.unit.setFault({ kind: 'power-cut' });
  machine.unit.clearFault('power-cut');
  await machine.leaveError('acceptor-lost', false);
  await machine.buy();
  machine.expectOnRecord([NOTHING, SOLD]);
});

test('or has a jam with a note coming in: the note comes out behind the customer, and nothing was paid', async () => {
  const machine = await CashMachine.start(start);
  await machine.insertUpTo('entering');
  machine.unit.setFault({ kind: 'jam' });
  await machine.leaveError('acceptor-lost', false);
  machine.unit.clearFault('jam');
  await machine.untilScreen({ name: 'idle' });
  await machine.until(() => machine.unit.note() === null, 'the note comes out');
  await machine.buy();
  machine.expectOnRecord([NOTHING, SOLD]);
});

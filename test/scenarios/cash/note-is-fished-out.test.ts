import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { CashMachine, IN_DOUBT, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('fished out between escrow and cassette without a word: in doubt under a code after a minute, and never paid', async () => {
  const machine = await CashMachine.start(start);
  await machine.insertUpTo('stacking');
  expect(machine.unit.pull()).toEqual({ ok: true, value: undefined });
  await machine.untilLeaving();
  machine.unit.clearFault('cheat');
  await machine.leaveError('bill-stuck', true, DELAYS.billMs + 10_000);
  expect(machine.unit.totals().stackedTiyn).toBe(0);
  await machine.buy();
  machine.expectOnRecord([IN_DOUBT, SOLD]);
});

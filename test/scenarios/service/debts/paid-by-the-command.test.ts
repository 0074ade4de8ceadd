import { expect, test } from 'vitest';
import { PRICE, sale } from '../../../unit/journal/history.ts';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';

const BY_COMMAND = { kind: 'debt-settled', saleId: 'a', amountTiyn: PRICE, how: 'by-hand' };

test('a debt that the command has paid while the kiosk was stopped is not paid at the menu again', () => {
  const machine = new DebtsHarness([...sale('debt', 'a', '15'), BY_COMMAND]).at('technician').look('a');
  expect(machine.door.chosen).toMatchObject({ hindrance: 'paid' });
  machine.pay(PRICE);
  expect(machine.settled()).toEqual([]);
  expect(machine.crashes).toBe(0);
});

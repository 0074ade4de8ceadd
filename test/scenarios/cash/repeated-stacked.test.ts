import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

test('a note counts once; a repeated report is an unassigned note', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'cash', insertedTiyn: 50_000 });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 50_000 }]);
  expect(harness.kinds().filter((kind) => kind === 'orphan-recorded')).toHaveLength(1);
});

test('a note that was only in escrow and was returned never counts', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.send({ kind: 'bill-returned', asked: true });
  expect(harness.screen).toMatchObject({ name: 'cash', insertedTiyn: 0, step: 'insert' });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 0 }]);
});

test('a second note in escrow while the first is on its way is returned', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.escrow(1_000);
  expect(harness.count('stack-bill')).toBe(1);
  expect(harness.count('give-bill-back')).toBe(1);
});

import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

test('Cancel before the first note costs nothing', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.touch('cancel');
  expect(harness.screen.name).toBe('idle');
  expect(harness.accepting).toEqual([]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('Cancel with notes in the cassette owes them, with a code', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'cash-not-used',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('Cancel while a note is being drawn in waits for it', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

test('and if it is returned, nothing is owed', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.touch('cancel');
  harness.send({ kind: 'bill-returned', asked: true });
  expect(harness.screen.name).toBe('idle');
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('a customer who leaves with notes in the cassette finds the code later', async () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  await harness.clock.advance(120_000);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

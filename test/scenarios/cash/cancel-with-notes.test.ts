import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

test('Cancel before the first note costs nothing', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.touch('cancel');
  expect(bench.screen.name).toBe('idle');
  expect(bench.accepting).toEqual([]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('Cancel with notes in the cassette owes them, with a code', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'cash-not-used',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('Cancel while a note is being drawn in waits for it', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

test('and if it comes back, nobody owes anything', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.touch('cancel');
  bench.send({ kind: 'bill-returned', asked: true });
  expect(bench.screen.name).toBe('idle');
  expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('a customer who goes away with notes in the cassette finds the code later', async () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  await bench.clock.advance(120_000);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

test('a note counts once; the same word again is money of nobody', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'cash', insertedTiyn: 50_000 });
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 50_000 }]);
  expect(bench.kinds().filter((kind) => kind === 'orphan-recorded')).toHaveLength(1);
});

test('a note that was only shown in escrow and went back never counts', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.send({ kind: 'bill-returned', asked: true });
  expect(bench.screen).toMatchObject({ name: 'cash', insertedTiyn: 0, step: 'insert' });
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 0 }]);
});

test('a second note in escrow while the first is on its way goes back', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.escrow(1_000);
  expect(bench.count('stack-bill')).toBe(1);
  expect(bench.count('give-bill-back')).toBe(1);
});

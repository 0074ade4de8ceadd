import { expect, test } from 'vitest';
import { CashBench } from '../../support/cash-bench.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTenge: 150_000 as never }];

test('with nothing inserted the sale ends and costs nothing', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'acceptor-lost', money: 'not-charged' });
});

test('with notes in the cassette they are owed', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'acceptor-lost', money: 'owed', amountTiyn: 50_000 });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

test('with a note on its way it is waited for, and found in the stacker when the acceptor is back', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  bench.send({ kind: 'bill-found', where: 'in-stacker' });
  bench.plugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000 });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

test('a note that nobody finds again ends the wait with a code, and stays open until the acceptor has spoken', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.unplugAcceptor();
  await bench.clock.advance(60_000);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'bill-stuck', money: 'in-doubt', amountTiyn: 50_000, claimCode: expect.any(String) });
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved' }]);
  bench.send({ kind: 'bill-found', where: 'in-stacker' });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
});

test('the acceptor has lost sight of a note and stays in service: in doubt after a while', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.send({ kind: 'bill-doubtful' });
  await bench.clock.advance(60_000);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'bill-stuck' });
  expect(bench.kinds()).toContain('bill-doubtful');
  bench.stacked(500, false);
  expect(bench.kinds()).toContain('orphan-recorded');
});

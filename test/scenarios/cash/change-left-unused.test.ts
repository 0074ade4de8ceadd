import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { CreditBench } from '../../support/credit-bench.ts';

const OWED = [{ saleId: 'sale-1', paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000, state: 'debt', claimCode: expect.any(String) }];

test('nobody chooses anything: the change stays owed under its code, and the next customer has none of it', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  await bench.clock.advance(DELAYS.creditMs - 1);
  expect(bench.loop.view().frame.credit).not.toBeNull();
  await bench.clock.advance(1);
  expect(bench.loop.view().frame.credit).toBeNull();
  bench.chooseFor('gum');
  expect(bench.screen.name).toBe('payment');
  expect(bench.ledger()).toMatchObject(OWED);
});

test('"Done" ends it at once', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.touch('done');
  expect(bench.loop.view().frame.credit).toBeNull();
  expect(bench.ledger()).toMatchObject(OWED);
});

test('whoever cancels the second sale has all of it owed again, under one code', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.chooseFor('water');
  bench.method('cash', 'sale-2');
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 5_000 });
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    { saleId: 'sale-2', paidTiyn: 5_000, owedTiyn: 5_000, state: 'debt', claimCode: expect.any(String) },
  ]);
});

test('the disk is full when it is to be used: nothing has changed, and it stays owed', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.diskFull = true;
  bench.chooseFor('gum');
  expect(bench.effects.filter(({ kind }) => kind === 'pulse-relay')).toHaveLength(1);
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs + DELAYS.creditMs);
  expect(bench.ledger()).toMatchObject(OWED);
});

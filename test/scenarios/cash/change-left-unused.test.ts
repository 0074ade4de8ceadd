import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { CreditBench } from '../../support/harness/credit-harness.ts';

const OWED = [
  {
    saleId: 'sale-1',
    paidTiyn: 50_000,
    deliveredTiyn: 45_000,
    owedTiyn: 5_000,
    state: 'debt',
    claimCode: expect.any(String),
  },
];

const named = (name: string) => ({ kk: name, ru: name, en: name });
/** Beside the water something that a note alone does not pay for. */
const DEAR = [
  { id: 'water', channel: 1, name: named('Water'), priceTiyn: tiyn(45_000) },
  { id: 'bread', channel: 2, name: named('Bread'), priceTiyn: tiyn(95_000) },
];

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

test('whoever cancels the second sale has it as before, under the code that they know, and may choose again', async () => {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.chooseFor('water');
  bench.method('cash', 'sale-2');
  bench.touch('cancel');
  expect(bench.screen.name).toBe('idle');
  expect(bench.loop.view().frame.credit).toMatchObject({ amountTiyn: 5_000, claimCode: claimCode('sale-1') });
  expect(bench.ledger()).toMatchObject([...OWED, { saleId: 'sale-2', paidTiyn: 0, owedTiyn: 0, state: 'closed' }]);
});

test.each(['cash', 'qr'] as const)(
  'whoever walks away from the second payment (%s) still has it under the code they took with them',
  async (method) => {
    const bench = await new CreditBench().withChange();
    bench.more();
    bench.chooseFor('water');
    bench.method(method, 'sale-2');
    if (method === 'qr') bench.answerQr();
    await bench.clock.advance(30 * 60_000);
    expect(bench.ledger()[0]).toMatchObject(OWED[0] ?? {});
  },
);

test('notes for the second sale are owed under a code of their own, and nothing else', async () => {
  const bench = await new CreditBench({ catalogue: DEAR }).withChange();
  bench.more();
  bench.chooseFor('bread');
  bench.method('cash', 'sale-2');
  bench.insert(500);
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'cash-not-used',
    amountTiyn: 50_000,
    claimCode: claimCode('sale-2'),
  });
  expect(bench.ledger()).toMatchObject([
    ...OWED,
    { saleId: 'sale-2', paidTiyn: 50_000, owedTiyn: 50_000, state: 'debt' },
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

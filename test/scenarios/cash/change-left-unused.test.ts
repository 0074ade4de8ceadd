import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { CreditHarness } from '../../support/harness/carried-change-harness.ts';

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

test('no further product is chosen: the change stays owed under its code, and is not offered to the next customer', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  await harness.clock.advance(DELAYS.carriedChangeMs - 1);
  expect(harness.loop.view().frame.carriedChange).not.toBeNull();
  await harness.clock.advance(1);
  expect(harness.loop.view().frame.carriedChange).toBeNull();
  harness.chooseFor('gum');
  expect(harness.screen.name).toBe('payment');
  expect(harness.ledger()).toMatchObject(OWED);
});

test('"Done" ends it at once', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.touch('done');
  expect(harness.loop.view().frame.carriedChange).toBeNull();
  expect(harness.ledger()).toMatchObject(OWED);
});

test('after a cancelled second sale the change is available as before, under the same code', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.chooseFor('water');
  harness.method('cash', 'sale-2');
  harness.touch('cancel');
  expect(harness.screen.name).toBe('idle');
  expect(harness.loop.view().frame.carriedChange).toMatchObject({ amountTiyn: 5_000, claimCode: claimCode('sale-1') });
  expect(harness.ledger()).toMatchObject([...OWED, { saleId: 'sale-2', paidTiyn: 0, owedTiyn: 0, state: 'closed' }]);
});

test.each(['cash', 'qr'] as const)(
  'a customer who leaves the second payment (%s) still has the change under its code',
  async (method) => {
    const harness = await new CreditHarness().withChange();
    harness.more();
    harness.chooseFor('water');
    harness.method(method, 'sale-2');
    if (method === 'qr') harness.answerQr();
    await harness.clock.advance(30 * 60_000);
    expect(harness.ledger()[0]).toMatchObject(OWED[0] ?? {});
  },
);

test('notes for the second sale are owed under a code of their own, and nothing else', async () => {
  const harness = await new CreditHarness({ catalogue: DEAR }).withChange();
  harness.more();
  harness.chooseFor('bread');
  harness.method('cash', 'sale-2');
  harness.insert(500);
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'cash-not-used',
    amountTiyn: 50_000,
    claimCode: claimCode('sale-2'),
  });
  expect(harness.ledger()).toMatchObject([
    ...OWED,
    { saleId: 'sale-2', paidTiyn: 50_000, owedTiyn: 50_000, state: 'debt' },
  ]);
});

test('the disk is full when the change is used: nothing changes, and it stays owed', async () => {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.diskFull = true;
  harness.chooseFor('gum');
  expect(harness.effects.filter(({ kind }) => kind === 'pulse-relay')).toHaveLength(1);
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs + DELAYS.carriedChangeMs);
  expect(harness.ledger()).toMatchObject(OWED);
});

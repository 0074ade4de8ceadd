import { expect, test } from 'vitest';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { CODE, SALE, stuck, withClaims, type ClaimHarness } from './harness.ts';

const harness = withClaims();

const found = [
  { kind: 'started', version: 'test' },
  { kind: 'bill-stacked', saleId: SALE, billTiyn: 50_000 },
  { kind: 'debt-recorded', saleId: SALE, amountTiyn: 50_000, claimCode: CODE },
];

function books(kiosk: ClaimHarness): object {
  const ledger = readLedger(kiosk.directory);
  if (!ledger.ok) throw new Error(ledger.error);
  const { sales, cassette, chain } = ledger.value;
  return { sale: sales.get(SALE), cassette, chain: chain?.kind };
}

test('it is received, counted in the cassette and owed, then paid like any other debt', () => {
  const kiosk = harness().write(stuck());
  const before = kiosk.entries().length;
  expect(kiosk.note('in-cassette')).toMatchObject({
    code: 0,
    complaint: '',
    out: expect.stringMatching(
      /Owed: 500\u00a0₸[^]*Of it in notes: 500\u00a0₸[^]*not been paid yet[^]*Written down: the note of 500\u00a0₸ is in the cassette, 2026-11-20 14:00\. 500\u00a0₸ are owed for the code/,
    ),
  });
  expect(kiosk.since(before)).toEqual(found);
  expect(books(kiosk)).toMatchObject({
    sale: { paidTiyn: 50_000, debtTiyn: 50_000, claimCode: CODE },
    cassette: { amountTiyn: 50_000, bills: 1 },
    chain: 'intact',
  });
  kiosk.start().close();
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '500').code).toBe(0);
  expect(kiosk.settled()).toEqual([{ kind: 'debt-settled', saleId: SALE, amountTiyn: 50_000, how: 'by-hand' }]);
});

test('the sale’s other debt is unchanged, and both together are the debt', () => {
  const kiosk = harness().write(stuck({ stackedTiyn: 20_000 }));
  const before = kiosk.entries().length;
  expect(kiosk.note('in-cassette', '--language', 'ru')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/купюра 500\u00a0₸ в кассете.*долг 700\u00a0₸/),
  });
  expect(kiosk.since(before)).toEqual(found);
  expect(kiosk.json('--code', CODE)).toMatchObject({
    claims: [{ status: 'owed', owedTiyn: 70_000, debtTiyn: 70_000 }],
  });
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '200')).toMatchObject({ code: 1, reason: 'amount-differs' });
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '700').code).toBe(0);
});

test('found long after the debt beside it was paid: only the note is owed', () => {
  const kiosk = harness().write(stuck({ stackedTiyn: 20_000 }));
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '200', '--checked').code).toBe(0);
  const before = kiosk.entries().length;
  expect(kiosk.note('in-cassette').code).toBe(0);
  expect(kiosk.since(before)).toEqual(found);
  expect(kiosk.json('--code', CODE)).toMatchObject({
    claims: [{ status: 'owed', owedTiyn: 50_000, paybacks: [{ amountTiyn: 20_000 }] }],
  });
});

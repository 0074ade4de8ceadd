import { expect, test } from 'vitest';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { entries, withJournal } from './harness.ts';
import { writeFirstVersion } from './old-journal.ts';

const bench = withJournal();

const ITEM = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };
const CHANGE = 5_000;

/** The entries of a sale, word for word as they lie in journals in the field: these names must stay readable. */
const opened = (saleId: string): object => ({
  kind: 'sale-opened',
  saleId,
  externalId: saleId,
  provider: 'cash',
  item: ITEM,
  binding: null,
});
const notes = (saleId: string, billTiyn: number): readonly object[] => [
  { kind: 'bill-intended', saleId, billTiyn },
  { kind: 'bill-stacked', saleId, billTiyn },
];
const dispensed = (saleId: string): object => ({ kind: 'dispensed', saleId, by: 'assumed', valueTiyn: 45_000 });

test('change that was carried over under the name of credit is read, and the chain over it is whole', () => {
  const journal = bench();
  writeFirstVersion(
    journal.files.database,
    entries(
      opened('first'),
      ...notes('first', 50_000),
      dispensed('first'),
      { kind: 'debt-recorded', saleId: 'first', amountTiyn: CHANGE, claimCode: 'ABC-123' },
      opened('second'),
      ...notes('second', 40_000),
      { kind: 'credit-given', saleId: 'first', amountTiyn: CHANGE },
      { kind: 'credit-taken', saleId: 'second', amountTiyn: CHANGE },
      dispensed('second'),
    ),
  );
  expect(journal.start().reason).toBeNull();
  const ledger = readLedger(journal.directory);
  if (!ledger.ok) throw new Error(ledger.error);
  expect(ledger.value.chain).toMatchObject({ kind: 'intact' });
  expect(ledger.value.sales.get('first')).toMatchObject({ paidTiyn: 45_000, deliveredTiyn: 45_000, debtTiyn: 0 });
  expect(ledger.value.sales.get('second')).toMatchObject({
    paidTiyn: 45_000,
    carriedTiyn: CHANGE,
    deliveredTiyn: 45_000,
    debtTiyn: 0,
  });
});

test('the QR of a refund that was shown under the name of a return is read', () => {
  const journal = bench();
  const qrPaymentId = '15';
  writeFirstVersion(
    journal.files.database,
    entries(
      { ...opened('third'), provider: 'kaspi', binding: 'kaspi standard bank.example' },
      { kind: 'purchase-asked', saleId: 'third', attempt: 1 },
      {
        kind: 'purchase-known',
        saleId: 'third',
        qrPaymentId,
        pollIntervalMs: 5_000,
        scanTimeoutMs: 180_000,
        confirmTimeoutMs: 65_000,
      },
      { kind: 'paid', saleId: 'third', qrPaymentId, amountTiyn: 45_000 },
      { kind: 'debt-recorded', saleId: 'third', amountTiyn: 45_000, claimCode: 'ABC-123' },
      { kind: 'return-shown', saleId: 'third', qrPaymentId, qrReturnId: '99' },
    ),
  );
  expect(journal.start().reason).toBeNull();
  const ledger = readLedger(journal.directory);
  if (!ledger.ok) throw new Error(ledger.error);
  expect(ledger.value.chain).toMatchObject({ kind: 'intact' });
  expect(ledger.value.sales.get('third')).toMatchObject({ paidTiyn: 45_000, debtTiyn: 45_000 });
});

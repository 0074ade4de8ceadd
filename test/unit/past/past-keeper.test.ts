import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { readSearch } from '../../../app/past/search.ts';
import { SALES_PER_PAGE, type PastQuery } from '../../../app/past/past.ts';
import { PastKeeper } from '../../../main/past/past-keeper.ts';
import { ENTRIES_PER_STEP } from '../../../main/past/past-builder.ts';
import { doubtfulNote, NOON_MS, PRICE, sale } from '../journal/history.ts';
import { PastFolder } from './past-folder.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

function found(past: PastKeeper, query: Partial<PastQuery> & { text?: string } = {}): readonly string[] {
  const { text, ...rest } = query;
  const search = text === undefined ? null : readSearch(text, NOON_MS);
  const read = past.page({ of: 'all', search, beforeSequence: null, ...rest });
  if (!read.ok) throw new Error(read.error);
  return read.value.page.sales.map(({ saleId }) => saleId);
}

/** A debt under the code that the customer was shown. */
function debt(saleId: string, qrPaymentId: string): readonly object[] {
  return sale('debt', saleId, qrPaymentId).map((one) =>
    'claimCode' in one ? { ...one, claimCode: claimCode(saleId) } : one,
  );
}

test('a sale is found by code in any spelling, amount, number of the payment, number of ours, day and time', () => {
  const { past } = new PastFolder()
    .write(sale('delivered', 'early', '15'), NOON_MS - DAY_MS)
    .write(debt('late', '16'), NOON_MS)
    .write(doubtfulNote('note', 50_000), NOON_MS + HOUR_MS);
  expect(found(past)).toEqual(['note', 'late', 'early']);
  expect(found(past, { text: claimCode('late').toLowerCase().replace('-', ' ') })).toEqual(['late']);
  expect(found(past, { text: 'авс 123' })).toEqual(['note']);
  expect(found(past, { text: '450 ₸' })).toEqual(['note', 'late', 'early']);
  expect(found(past, { text: '15' })).toEqual([]);
  expect(found(past, { text: 'order-early' })).toEqual(['early']);
  expect(found(past, { text: '12:05' })).toEqual(['late']);
  expect(found(past, { text: '19.11' })).toEqual(['early']);
  expect(found(past, { text: '19.11 12:00' })).toEqual(['early']);
  expect(found(past, { text: '999' })).toEqual([]);
});

test('a payment number of the bank finds its sale', () => {
  const { past } = new PastFolder().write(sale('delivered', 'a', '1234567890123456789'));
  expect(found(past, { text: '1234567890123456789' })).toEqual(['a']);
});

test('open are what is owed or in doubt; a code finds a settled debt as well', () => {
  const folder = new PastFolder()
    .write(sale('delivered', 'fine', '15'))
    .write(debt('owed', '16'))
    .write(doubtfulNote('note', 50_000));
  const { past } = folder;
  expect(found(past, { of: 'open' })).toEqual(['note', 'owed']);
  expect(past.page({ of: 'open', search: null, beforeSequence: null })).toMatchObject({
    value: { sums: { owed: 1, owedTiyn: PRICE, inDoubt: 1 } },
  });
  folder.write([{ kind: 'debt-settled', saleId: 'owed', amountTiyn: PRICE, how: 'by-hand', role: 'collector' }]);
  expect(found(past, { of: 'open' })).toEqual(['note']);
  expect(found(past, { of: 'open', text: claimCode('owed') })).toEqual(['owed']);
  expect(found(past, { of: 'open', text: claimCode('fine') })).toEqual([]);
  expect(past.sale('owed')).toMatchObject({ value: { claim: { status: 'paid', paybacks: [{ how: 'by-hand' }] } } });
});

test('pages follow one another without a gap', () => {
  const folder = new PastFolder();
  const ids = Array.from({ length: SALES_PER_PAGE + 3 }, (_, index) => `s${String(index)}`);
  for (const [index, saleId] of ids.entries()) folder.write(sale('delivered', saleId, String(100 + index)));
  const first = folder.past.page({ of: 'all', search: null, beforeSequence: null });
  if (!first.ok) throw new Error(first.error);
  expect(first.value.page.hasMore).toBe(true);
  const before = first.value.page.sales.at(-1)?.sequence ?? 0;
  expect([
    ...first.value.page.sales.map(({ saleId }) => saleId),
    ...found(folder.past, { beforeSequence: before }),
  ]).toEqual(ids.toReversed());
});

test('a long journal is read step by step, and its progress is reported', () => {
  const folder = new PastFolder();
  const sales = ENTRIES_PER_STEP * 3;
  folder.write(
    Array.from({ length: sales }, (_, one) => sale('delivered', `s${String(one)}`, String(100 + one))).flat(),
  );
  const read = folder.past.page({ of: 'all', search: null, beforeSequence: null });
  if (!read.ok) throw new Error(read.error);
  expect(read.value.page.read.entries).toBeLessThan(read.value.page.read.of);
  while (folder.past.goOn());
  expect(found(folder.past)[0]).toBe(`s${String(sales - 1)}`);
});

test('a damaged list and one of another journal are built anew', () => {
  const folder = new PastFolder().write(sale('debt', 'a', '15'));
  expect(found(folder.past)).toEqual(['a']);
  folder.past.close();
  writeFileSync(
    join(folder.directory, 'past-sales.db'),
    'this is no database, and long enough to be looked at'.repeat(40),
  );
  const again = new PastKeeper(folder.directory);
  expect(found(again)).toEqual(['a']);
  again.close();
});

test('without a journal in use nothing is read and nothing is left behind', () => {
  const folder = new PastFolder();
  const nowhere = new PastKeeper(join(folder.directory, 'none'));
  expect(nowhere.sale('a')).toEqual({ ok: false, error: 'unreadable' });
});

test('what was sold is counted by the day of the payment, by method and product', () => {
  const { past } = new PastFolder()
    .write(sale('delivered', 'a', '15'), NOON_MS - DAY_MS)
    .write(sale('delivered', 'b', '16'), NOON_MS)
    .write(sale('expired', 'c', '17'), NOON_MS);
  const fromMs = NOON_MS - 12 * HOUR_MS - DAY_MS;
  expect(past.bars({ fromMs, untilMs: fromMs + 2 * DAY_MS })).toMatchObject({
    value: {
      days: [
        { key: '2026-11-19', sales: 1, qrTiyn: PRICE, cashTiyn: 0 },
        { key: '2026-11-20', sales: 1, qrTiyn: PRICE },
      ],
      products: [{ key: 'water', sales: 2, qrTiyn: 2 * PRICE }],
    },
  });
});

test('unassigned money is listed until it is decided about', () => {
  const orphan = (orphanId: string): object => ({
    kind: 'orphan-recorded',
    orphanId,
    amountTiyn: 50_000,
    source: 'bill-acceptor',
  });
  const folder = new PastFolder().write([...sale('delivered', 'a', '15'), orphan('o1'), orphan('o2'), orphan('o3')]);
  const loose = (): readonly string[] => {
    const read = folder.past.page({ of: 'open', search: null, beforeSequence: null });
    return read.ok ? read.value.sums.loose.map(({ orphanId }) => orphanId).toSorted() : [];
  };
  expect(loose()).toEqual(['o1', 'o2', 'o3']);
  folder.write([
    { kind: 'orphan-kept', orphanId: 'o1', role: 'technician' },
    { kind: 'orphan-assigned', orphanId: 'o2', saleId: 'a', amountTiyn: 50_000, role: 'technician' },
    { kind: 'debt-recorded', saleId: 'a', amountTiyn: 50_000, claimCode: claimCode('a') },
  ]);
  expect(loose()).toEqual(['o3']);
  expect(found(folder.past, { of: 'open' })).toEqual(['a']);
});

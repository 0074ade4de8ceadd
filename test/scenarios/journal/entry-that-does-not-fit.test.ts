import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { SaleBooks } from '../../../main/journal/sale-books.ts';
import { entries, JournalHarness, sale } from './harness.ts';

const now = { wallMs: 2_000_000, monoMs: 5 };
const [opened, known, paid, dispensed] = sale(1);
const saleId = 'sale-1';
const debt = (amountTiyn: number): object => ({ kind: 'debt-recorded', saleId, amountTiyn, claimCode: 'AB12' });
const settled = (amountTiyn: number): object => ({ kind: 'debt-settled', saleId, amountTiyn, how: 'by-hand' });

/** One sale that is paid and whose money is on record as owed. */
function owing(): JournalHarness {
  const harness = new JournalHarness();
  harness.during((keeper) => harness.append(keeper, [...sale(1, 3), ...entries(debt(45_000))]));
  return harness;
}

test.each([
  ['a sale that was never opened', [paid], 'paid'],
  ['a note without an intent', entries({ kind: 'bill-stacked', saleId, billTiyn: 50_000 }), 'bill-stacked'],
  ['a payment of a purchase that is not its own', [opened, paid], 'paid'],
  ['a sale that is opened twice', [opened, known, opened], 'sale-opened'],
])('%s is refused and named, and the journal stays as it was', (_, wrong, kind) => {
  const harness = new JournalHarness();
  const before = sale(2);
  harness.during((keeper) => {
    harness.append(keeper, before);
    const refused = keeper.append(
      wrong.filter((entry) => entry !== undefined),
      now,
    );
    expect(refused).toMatchObject({ ok: false, error: { reason: 'internal-error', parameters: { entry: kind } } });
    harness.append(
      keeper,
      [opened, known].filter((entry) => entry !== undefined),
    );
  });
  const { ledger, reason } = harness.start();
  expect(reason).toBeNull();
  expect(ledger?.lastSequence).toBe(before.length + 2);
  harness.during((again) => {
    harness.append(
      again,
      [paid, dispensed].filter((entry) => entry !== undefined),
    );
  });
  expect(harness.start().ledger?.lastSequence).toBe(before.length + 4);
});

test('a step with one wrong entry is not written at all', () => {
  const harness = new JournalHarness();
  harness.during((keeper) => {
    expect(keeper.append([...sale(1), ...entries(settled(45_001))], now).ok).toBe(false);
    harness.append(keeper, sale(1));
  });
  expect(harness.start().ledger?.lastSequence).toBe(4);
});

test('a sale of an earlier run is read before it is continued', () => {
  const harness = owing();
  harness.during((keeper) => {
    expect(keeper.append(entries(settled(45_001)), now)).toMatchObject({
      ok: false,
      error: { reason: 'internal-error', parameters: { entry: 'debt-settled', saleId } },
    });
    harness.append(keeper, entries(settled(45_000)));
    // Settled a second time: the sale that has come to its end is read again.
    expect(keeper.append(entries(settled(45_000)), now).ok).toBe(false);
  });
  expect(harness.start().ledger?.sales.get(saleId)).toMatchObject({ debtTiyn: 0, refundedTiyn: 45_000 });
});

test('a program that only appends, such as the claim command, is checked as well', () => {
  const harness = owing();
  const journal = openJournal(harness.files.database, harness.files.backups);
  if (!journal.ok) throw new Error(journal.error.reason);
  expect(journal.value.append(entries(settled(50_000)), now)).toMatchObject({
    ok: false,
    error: { reason: 'internal-error' },
  });
  expect(journal.value.append(entries(settled(45_000)), now).ok).toBe(true);
  journal.value.close();
  expect(harness.start().ledger?.lastSequence).toBe(5);
});

test('settled sales use no memory, and unsettled ones a limited amount', () => {
  const written = new Map<string, JournalEntry[]>();
  const books = new SaleBooks({
    ofSale: (id) => (written.get(id) ?? []).map((entry, index) => ({ sequence: index + 1, ...now, entry })),
    knowsPurchase: () => false,
  });
  const append = (some: readonly JournalEntry[]): void => {
    const checked = books.check(some, now.wallMs);
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    books.keep(checked.value);
    for (const entry of some)
      if ('saleId' in entry) written.set(entry.saleId, [...(written.get(entry.saleId) ?? []), entry]);
  };
  for (let number = 1; number <= 1_000; number += 1) append(sale(number));
  expect(books.size).toBe(0);
  for (let number = 2_001; number <= 3_000; number += 1) append(sale(number, 2));
  expect(books.size).toBe(200);
  // The oldest is not in memory any more, and is known all the same.
  append(sale(2_001).slice(2));
  expect(books.size).toBe(200);
});

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openJournal } from '../../../main/journal/journal.ts';
import { openQueries } from '../../../main/journal/open-sales.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { isSettled, summaryOf } from '../../../app/journal/replay.ts';
import { entries, sale, withJournal } from './harness.ts';
import { writeFirstVersion } from './old-journal.ts';

const harness = withJournal();
const now = { wallMs: 2_000_000, monoMs: 1 };

/** Every seventh sale is left open; some continue long after the others. */
function history(sales: number): ReturnType<typeof entries> {
  const begun = Array.from({ length: sales }, (_, number) => sale(number, number % 7 === 0 ? 2 : 4)).flat();
  const late = [0, 14].flatMap((number) => sale(number).slice(2));
  return [...entries({ kind: 'stock-loaded', productId: 'water', count: 500 }), ...begun, ...late, ...sale(9_000)];
}

test('a history without a summary is read in parts, with the same result', () => {
  const journal = harness();
  const written = openJournal(journal.files.database, journal.files.backups);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  expect(written.value.append(history(60), now).ok).toBe(true);
  written.value.close();
  const whole = readLedger(journal.directory);
  if (!whole.ok) throw new Error(whole.error);
  const database = new Database(journal.files.database, { readonly: true });
  for (const entriesPerPart of [1, 3, 10, 1_000_000]) {
    const ledger = openQueries(database, entriesPerPart).ledger();
    expect([entriesPerPart, summaryOf(ledger)]).toEqual([entriesPerPart, summaryOf(whole.value)]);
    expect(ledger.lastSequence).toBe(whole.value.lastSequence);
    for (const one of whole.value.sales.values())
      if (!isSettled(one)) expect(ledger.sales.get(one.saleId)).toEqual(one);
  }
  // What is settled is not kept in memory on the way.
  expect(openQueries(database, 10).ledger().sales.size).toBeLessThan(20);
  database.close();
});

test('a second reading continues where the first one ended', () => {
  const journal = harness();
  const written = openJournal(journal.files.database, journal.files.backups);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  expect(written.value.append(history(60), now).ok).toBe(true);
  const database = new Database(journal.files.database, { readonly: true });
  const queries = openQueries(database, 10);
  const first = queries.ledger();
  expect(written.value.append(sale(7).slice(2), now).ok).toBe(true);
  const second = queries.ledger();
  expect(first.sales.get('sale-7')).toMatchObject({ paidTiyn: 0 });
  expect(second.sales.get('sale-7')).toMatchObject({ paidTiyn: 45_000, deliveredTiyn: 45_000 });
  database.close();
  written.value.close();
});

test('a journal of the first version with more entries than one part gets a complete chain', () => {
  const journal = harness();
  const old = history(3_000);
  expect(old.length).toBeGreaterThan(10_000);
  writeFirstVersion(journal.files.database, old);
  const { ledger, reason } = journal.start();
  expect(reason).toBeNull();
  const audited = readLedger(journal.directory);
  expect(audited).toMatchObject({ ok: true, value: { chain: { kind: 'intact' }, lastSequence: old.length } });
  if (audited.ok) expect(ledger === null ? null : summaryOf(ledger)).toEqual(summaryOf(audited.value));
});

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { ENTRIES_PER_STEP } from '../../../main/past/past-builder.ts';
import { readCash } from '../../../main/past/read-cash.ts';
import { doubtfulNote, sale } from '../journal/history.ts';
import { PastFolder } from './past-folder.ts';

const STEPS = 12;

/** More removals than are looked back to, notes before and after each, and a collection that is under way. */
function cashDays(folder: PastFolder): PastFolder {
  let orphan = 0;
  const note = (amountTiyn: number): object => {
    orphan += 1;
    return { kind: 'orphan-recorded', orphanId: `orphan-${String(orphan)}`, amountTiyn, source: 'bill-acceptor' };
  };
  for (let day = 1; day <= 6; day += 1) {
    folder.write([note(50_000), note(day * 100_000)]);
    folder.write(sale('delivered', `day-${String(day)}`, String(1_000 + day)));
    folder.write([{ kind: 'cash-collected', amountTiyn: 50_000 + day * 100_000, bills: 2 }]);
  }
  folder.write([{ kind: 'collection-started', role: 'collector', number: 7, amountTiyn: 0, bills: 0 }]);
  return folder.write(doubtfulNote('doubt', 50_000)).write([note(200_000)]);
}

function byTheJournal(folder: PastFolder): ReturnType<typeof readCash> {
  const journal = new Database(journalFiles(folder.directory).database, { readonly: true });
  try {
    return readCash(journal);
  } finally {
    journal.close();
  }
}

test('the list beside the journal and the journal alone tell the same of the cassette', () => {
  const folder = cashDays(new PastFolder());
  expect(folder.past.cash()).toEqual({ ok: true, value: byTheJournal(folder) });
  expect(byTheJournal(folder)).toMatchObject({ nextNumber: 8, doubts: [{ saleId: 'doubt' }] });
});

test('what the list has not taken in yet is read from the journal', () => {
  const folder = new PastFolder();
  cashDays(folder);
  const filler = Array.from({ length: ENTRIES_PER_STEP }, () => ({ kind: 'service-refused', failures: 1 }));
  for (let step = 0; step < STEPS; step += 1) folder.write(filler);
  folder.write([{ kind: 'orphan-recorded', orphanId: 'last', amountTiyn: 500_000, source: 'bill-acceptor' }]);
  const behind = folder.past.cash();
  expect(behind).toEqual({ ok: true, value: byTheJournal(folder) });
  while (folder.past.goOn());
  expect(folder.past.cash()).toEqual(behind);
});

test('a list that cannot be kept hides nothing of the cassette', () => {
  const folder = cashDays(new PastFolder());
  const file = join(folder.directory, 'past-sales.db');
  rmSync(file, { force: true });
  writeFileSync(file, 'no database at all, but long enough to be taken for one'.repeat(200));
  expect(folder.past.cash()).toEqual({ ok: true, value: byTheJournal(folder) });
});

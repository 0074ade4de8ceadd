import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';

let directory: string;
let file: string;
const now = { wallMs: 1_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-journal-'));
  file = join(directory, 'journal.db');
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function open(): Journal {
  const opened = openJournal(file, join(directory, 'backups'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** As the domain writes them, from plain data. */
function entries(...plain: readonly unknown[]): readonly JournalEntry[] {
  return plain.map((one) => entrySchema.parse(one));
}
const opened = { kind: 'sale-opened', saleId: 's', externalId: 's', provider: 'kaspi', item, binding: 'test' };
const known = {
  kind: 'purchase-known',
  saleId: 's',
  qrPaymentId: '15',
  pollIntervalMs: 1,
  scanTimeoutMs: 1,
  confirmTimeoutMs: 1,
};

test('appended entries are read back in order, by this and by the next process', () => {
  const journal = open();
  expect(journal.append(entries({ kind: 'started', version: '1' }, opened), now).ok).toBe(true);
  expect([...journal.read()].map(({ sequence, entry }) => `${sequence} ${entry.kind}`)).toEqual([
    '1 started',
    '2 sale-opened',
  ]);
  journal.close();
  const next = open();
  expect(next.append(entries(known), now).ok).toBe(true);
  expect([...next.read()].map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  next.close();
});

test('no program can change or remove an entry', () => {
  const journal = open();
  expect(journal.append(entries(opened), now).ok).toBe(true);
  journal.close();
  const other = new Database(file);
  expect(() => other.exec("UPDATE entries SET kind = 'paid'")).toThrow(/append-only/);
  expect(() => other.exec('DELETE FROM entries')).toThrow(/append-only/);
  expect(() => other.exec("INSERT INTO entries VALUES (7, 0, 0, NULL, 'started', '{}', zeroblob(32))")).toThrow(
    /no gaps/,
  );
  other.close();
});

test('one QrPaymentId belongs to one purchase', () => {
  const journal = open();
  expect(journal.append(entries(opened, known), now).ok).toBe(true);
  expect(journal.knowsPurchase('15', 'test')).toBe(true);
  expect(journal.knowsPurchase('16', null)).toBe(false);
  // Our entry is wrong, not the disk: it would be refused for ever.
  expect(journal.append(entries(known), now)).toMatchObject({ ok: false, error: { reason: 'internal-error' } });
  journal.close();
});

test('an append is all or nothing', () => {
  const journal = open();
  expect(journal.append(entries(opened, known), now).ok).toBe(true);
  const other = new Database(file);
  other.exec(
    "CREATE TRIGGER refuses_the_second BEFORE INSERT ON entries WHEN NEW.sequence = 4 BEGIN SELECT RAISE(ABORT, 'no'); END",
  );
  other.close();
  const two = entries({ kind: 'started', version: '1' }, { kind: 'started', version: '2' });
  expect(journal.append(two, now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect([...journal.read()]).toHaveLength(2);
  journal.close();
});

test('after a checkpoint the file alone is complete', () => {
  const journal = open();
  expect(journal.append(entries(opened), now).ok).toBe(true);
  expect(journal.checkpoint().ok).toBe(true);
  const copy = mkdtempSync(join(directory, 'copy-'));
  copyFileSync(file, join(copy, 'journal.db'));
  expect(readLedger(copy)).toMatchObject({ ok: true });
  journal.close();
});

test('an emptied file beside a full write-ahead log is damaged, not new', () => {
  open().close();
  writeFileSync(`${file}-wal`, 'something');
  truncateSync(file, 0);
  expect(openJournal(file, directory)).toMatchObject({ ok: false, error: { reason: 'journal-damaged' } });
});

test('garbage, a newer version, a missing folder', () => {
  writeFileSync(file, 'this is not a database, but long enough to be looked at as one by its header');
  expect(openJournal(file, directory)).toMatchObject({ ok: false, error: { reason: 'journal-damaged' } });
  rmSync(file);
  open().close();
  const other = new Database(file);
  other.pragma('user_version = 99');
  other.close();
  expect(openJournal(file, directory)).toMatchObject({ ok: false, error: { reason: 'journal-newer' } });
  expect(openJournal(join(directory, 'nowhere', 'journal.db'), directory)).toMatchObject({
    ok: false,
    error: { reason: 'journal-failed' },
  });
});

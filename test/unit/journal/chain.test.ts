import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { SUMMARY_RULE } from '../../../app/journal/replay.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';

let directory: string;
const now = { wallMs: 1_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-chain-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function open(): Journal {
  const opened = openJournal(join(directory, 'journal.db'), join(directory, 'backups'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** A whole sale, from plain data. */
function sale(
  saleId: string,
  qrPaymentId: string,
  ending: object = { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: 45_000 },
): readonly JournalEntry[] {
  return [
    { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding: 'test' },
    { kind: 'purchase-known', saleId, qrPaymentId, pollIntervalMs: 1, scanTimeoutMs: 1, confirmTimeoutMs: 1 },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn: 45_000 },
    ending,
  ].map((entry) => entrySchema.parse(entry));
}

function write(...entries: readonly JournalEntry[]): void {
  const journal = open();
  expect(journal.append(entries, now).ok).toBe(true);
  journal.close();
}

/** Edits the file with SQLite, bypassing the kiosk. */
function tamper(statements: string): void {
  const database = new Database(join(directory, 'journal.db'));
  database.exec(`DROP TRIGGER entries_stay; DROP TRIGGER entries_keep; ${statements}`);
  database.close();
}

function chain(): unknown {
  const ledger = readLedger(directory);
  if (!ledger.ok) throw new Error(ledger.error);
  return ledger.value.chain;
}

describe('the hash chain', () => {
  test('is intact over several runs, and its head changes with every entry', () => {
    write(...sale('a', '1'));
    const first = chain();
    write(...sale('b', '2'));
    expect(first).toMatchObject({ kind: 'intact' });
    expect(chain()).toMatchObject({ kind: 'intact' });
    expect(chain()).not.toEqual(first);
  });

  test.each([
    ['an amount', "UPDATE entries SET body = replace(body, '45000', '450') WHERE sequence = 3", 3],
    ['a moment', 'UPDATE entries SET wall_ms = wall_ms + 1 WHERE sequence = 2', 2],
    ['a hash', 'UPDATE entries SET hash = zeroblob(32) WHERE sequence = 4', 4],
  ])('shows that %s was changed', (_what, statement, sequence) => {
    write(...sale('a', '1'));
    tamper(statement);
    expect(chain()).toEqual({ kind: 'broken', sequence });
  });

  test('a sale removed from the middle', () => {
    write(...sale('a', '1'), ...sale('b', '2'));
    tamper("DELETE FROM entries WHERE sale_id = 'a'; UPDATE entries SET sequence = sequence - 4");
    expect(chain()).toEqual({ kind: 'broken', sequence: 1 });
  });
});

test('a journal of the first version is copied first, and then chained', () => {
  const old = new Database(join(directory, 'journal.db'));
  old.exec(`CREATE TABLE entries (sequence INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, sale_id TEXT, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE probes (id INTEGER PRIMARY KEY, filling BLOB NOT NULL) STRICT;
    CREATE TRIGGER entries_keep BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;`);
  const insert = old.prepare('INSERT INTO entries VALUES (?, 1, 1, ?, ?, ?)');
  sale('a', '1').forEach((entry, index) => insert.run(index + 1, 'a', entry.kind, JSON.stringify(entry)));
  old.pragma('user_version = 1');
  old.close();
  expect(chain()).toBeNull();
  write(...sale('b', '2'));
  expect(chain()).toMatchObject({ kind: 'intact' });
  expect(readdirSync(join(directory, 'backups'))).toHaveLength(1);
  tamper("UPDATE entries SET body = replace(body, '45000', '450') WHERE sequence = 3");
  expect(chain()).toEqual({ kind: 'broken', sequence: 3 });
});

describe('summaries', () => {
  const debt = { kind: 'debt-recorded', saleId: 'debt', amountTiyn: 45_000, claimCode: 'ABC' };
  const openSale = sale('open', '900').slice(0, 2);
  const stock = entrySchema.parse({ kind: 'stock-loaded', productId: 'water', count: 500 });

  test('after many sales a start reads only the unsettled ones, and the stock is correct', () => {
    const journal = open();
    expect(journal.append([stock, ...openSale, ...sale('debt', '901', debt)], now).ok).toBe(true);
    for (let count = 0; count < 200; count += 1) {
      expect(journal.append(sale(`s${String(count)}`, String(count + 1)), now).ok).toBe(true);
      expect(journal.summarise(now).ok).toBe(true);
    }
    journal.close();
    const next = open();
    const ledger = next.open();
    expect([...ledger.sales.keys()].length).toBeLessThan(150);
    expect(ledger.sales.get('open')).toMatchObject({
      paidTiyn: 0,
      purchases: [{ qrPaymentId: '900', status: 'open' }],
    });
    expect(ledger.stock.get('water')).toEqual({ loaded: 500, dispensed: 200 });
    // The whole history agrees with every summary, and the ledger still shows every sale.
    expect([...next.read()].filter(({ entry }) => entry.kind === 'summary').length).toBeGreaterThan(0);
    next.close();
    const whole = readLedger(directory);
    expect(whole.ok && whole.value.sales.size).toBe(202);
  });

  test('a settled sale with a new entry is read completely', () => {
    const journal = open();
    expect(journal.append(sale('late', '7').slice(0, 2), now).ok).toBe(true);
    expect(
      journal.append([entrySchema.parse({ kind: 'purchase-expired', saleId: 'late', qrPaymentId: '7' })], now).ok,
    ).toBe(true);
    for (let count = 0; count < 130; count += 1)
      expect(journal.append(sale(`s${String(count)}`, String(count + 10)), now).ok).toBe(true);
    expect(journal.summarise(now).ok).toBe(true);
    expect([...journal.open().sales.keys()]).toEqual([]);
    expect(
      journal.append([entrySchema.parse({ kind: 'paid', saleId: 'late', qrPaymentId: '7', amountTiyn: 45_000 })], now)
        .ok,
    ).toBe(true);
    expect(journal.open().sales.get('late')).toMatchObject({ paidTiyn: 45_000 });
    journal.close();
  });

  test('an older program’s summary without a rule is skipped', () => {
    const journal = open();
    const old = entrySchema.parse({ kind: 'summary', unsettled: [], stock: {} });
    expect(journal.append([...openSale, old], now).ok).toBe(true);
    expect([...journal.open().sales.keys()]).toEqual(['open']);
    journal.close();
    expect(readLedger(directory)).toMatchObject({ ok: true });
  });

  test('the audit rejects a summary that disagrees with the entries', () => {
    const journal = open();
    const lying = entrySchema.parse({ kind: 'summary', rule: SUMMARY_RULE, unsettled: [], stock: {} });
    expect(journal.append([...openSale, lying], now).ok).toBe(true);
    journal.close();
    expect(readLedger(directory)).toMatchObject({ ok: false });
  });
});

import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';

const now = { wallMs: 1_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };
let directory: string;
let data: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-disk-'));
  data = mkdtempSync(join(directory, 'data-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function opening(saleId: string): readonly JournalEntry[] {
  return [
    entrySchema.parse({
      kind: 'sale-opened',
      saleId,
      externalId: saleId,
      provider: 'kaspi',
      item,
      binding: 'x'.repeat(300),
    }),
  ];
}

/** A disk that fails at every transaction, with the errors that better-sqlite3 has for it. */
class FailingDisk {
  code: string | null = null;
  /** `write`: at the first page; `sync`: when all is written and is to be forced to the disk. */
  at: 'write' | 'sync' = 'write';

  readonly openDatabase = (file: string): Database.Database => {
    const database = new Database(file);
    const failAt = (moment: 'write' | 'sync'): void => {
      if (this.code !== null && this.at === moment) throw new Database.SqliteError('disk I/O error', this.code);
    };
    const exec = database.exec.bind(database);
    database.exec = (statements: string): Database.Database => {
      if (statements.startsWith('BEGIN')) failAt('write');
      if (statements === 'COMMIT') failAt('sync');
      return exec(statements);
    };
    database.transaction = new Proxy(database.transaction, {
      apply: (target, self, [act]: [(...given: unknown[]) => unknown]) => {
        const failing = (...given: unknown[]): unknown => {
          failAt('write');
          const result = act(...given);
          failAt('sync');
          return result;
        };
        return Reflect.apply(target, self, [failing]);
      },
    });
    return database;
  };
}

/** A kiosk that sells; whatever the disk does afterwards, what was acknowledged stays. */
function sellingOn(disk: FailingDisk): JournalKeeper {
  const keeper = new JournalKeeper(data, disk);
  expect(keeper.open()).toMatchObject({ ok: true });
  expect(keeper.append(opening('before'), now)).toEqual({ ok: true, value: undefined });
  return keeper;
}

describe('a disk that refuses: the sale does not begin, nothing is half-written, and sales resume with the disk', () => {
  test.each([
    ['an error while writing', 'SQLITE_IOERR_WRITE', 'write', 'journal-failed'],
    ['an error while forcing it to the disk', 'SQLITE_IOERR_FSYNC', 'sync', 'journal-failed'],
    ['no room', 'SQLITE_FULL', 'write', 'journal-full'],
    ['no room at the commit', 'SQLITE_FULL', 'sync', 'journal-full'],
    ['turned read-only', 'SQLITE_READONLY', 'write', 'journal-failed'],
  ] as const)('%s', (_, code, at, reason) => {
    const disk = new FailingDisk();
    const keeper = sellingOn(disk);
    disk.at = at;
    disk.code = code;
    expect(keeper.append(opening('refused'), now)).toMatchObject({ ok: false, error: { reason } });
    expect(keeper.probe()).toMatchObject({ ok: false, error: { reason } });
    disk.code = null;
    expect(keeper.probe()).toMatchObject({ ok: true });
    expect(keeper.append(opening('after'), now)).toMatchObject({ ok: true });
    keeper.close();
    const ledger = readLedger(data);
    expect(ledger).toMatchObject({ ok: true, value: { chain: { kind: 'intact' } } });
    expect(ledger.ok && [...ledger.value.sales.keys()]).toEqual(['before', 'after']);
  });
});

test('the probe detects a full disk, simulated by SQLite’s page limit, before a customer does', () => {
  const disk = new FailingDisk();
  const limited = (file: string): Database.Database => {
    const database = disk.openDatabase(file);
    database.pragma('max_page_count = 30');
    return database;
  };
  const keeper = new JournalKeeper(data, { openDatabase: limited });
  expect(keeper.open()).toMatchObject({ ok: true });
  expect(keeper.append(opening('fits'), now)).toMatchObject({ ok: true });
  expect(keeper.probe()).toMatchObject({ ok: true });
  let sales = 0;
  for (; keeper.append(opening(`s${String(sales)}`), now).ok; sales += 1);
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-full' } });
  keeper.close();
  const ledger = readLedger(data);
  expect(ledger.ok && ledger.value.sales.size).toBe(sales + 1);
});

test('a journal found damaged while running is not written until the next start has checked it', () => {
  const disk = new FailingDisk();
  const keeper = sellingOn(disk);
  disk.code = 'SQLITE_CORRUPT';
  expect(keeper.append(opening('refused'), now)).toMatchObject({ ok: false, error: { reason: 'journal-damaged' } });
  disk.code = null;
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-damaged' } });
  expect(keeper.append(opening('refused'), now)).toMatchObject({ ok: false, error: { reason: 'journal-damaged' } });
  keeper.close();
});

test('a removed data directory: no sale is written to a deleted file', () => {
  const keeper = sellingOn(new FailingDisk());
  const elsewhere = join(directory, 'elsewhere');
  renameSync(data, elsewhere);
  expect(keeper.append(opening('lost'), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  keeper.close();
  expect(new JournalKeeper(data).open()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  renameSync(elsewhere, data);
  const next = new JournalKeeper(data);
  const opened = next.open();
  expect(opened.ok && [...opened.value.sales.keys()]).toEqual(['before']);
  next.close();
});

test('another file in the journal’s place is not taken for the opened one', () => {
  const keeper = sellingOn(new FailingDisk());
  renameSync(join(data, 'journal.db'), join(data, 'journal.db.old'));
  new Database(join(data, 'journal.db')).exec('CREATE TABLE t (a)').close();
  expect(keeper.append(opening('lost'), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  keeper.close();
});

test('a read-only directory at the start: out of service, and back as soon as it can be written', () => {
  sellingOn(new FailingDisk()).close();
  // Rights mean nothing to the administrator; SQLite then reports the same through its own flag.
  const isAdministrator = process.getuid?.() === 0;
  chmodSync(data, 0o500);
  const readOnly = {
    openDatabase: (file: string): Database.Database => new Database(file, { readonly: isAdministrator }),
  };
  const keeper = new JournalKeeper(data, readOnly);
  const opened = keeper.open();
  const refused = opened.ok ? keeper.append(opening('refused'), now) : opened;
  expect(refused).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  keeper.close();
  chmodSync(data, 0o700);
  const next = new JournalKeeper(data);
  expect(next.open()).toMatchObject({ ok: true });
  expect(next.append(opening('after'), now)).toMatchObject({ ok: true });
  next.close();
});

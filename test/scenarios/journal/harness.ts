import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import { journalFiles, type JournalFiles } from '../../../main/journal/journal-files.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { PAGE_BYTES } from '../../../main/journal/rescue/pages.ts';

const now = { wallMs: 1_000_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };
/** Fills some dozens of pages. */
const MANY_SALES = 60;

/** As the domain writes them, from plain data. */
export function entries(...plain: readonly object[]): readonly JournalEntry[] {
  return plain.map((one) => entrySchema.parse(one));
}

/** A whole sale; with `until` only its first entries. */
export function sale(number: number, until = 4): readonly JournalEntry[] {
  const saleId = `sale-${String(number)}`;
  const qrPaymentId = String(1_000 + number);
  return entries(
    { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding: 'test' },
    { kind: 'purchase-known', saleId, qrPaymentId, pollIntervalMs: 1, scanTimeoutMs: 1, confirmTimeoutMs: 1 },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn: 45_000 },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: 45_000 },
  ).slice(0, until);
}

/** A data directory whose journal is written by the real keeper and then damaged. */
export class JournalHarness {
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-rescue-'));
  readonly files: JournalFiles = journalFiles(this.directory);

  /** Writes sales and an open one at the end; the file is complete in itself afterwards, as after an idle evening. */
  fill(sales = MANY_SALES): this {
    this.during((keeper) => {
      for (let number = 1; number <= sales; number += 1) this.append(keeper, sale(number));
      this.append(keeper, sale(sales + 1, 3));
    });
    return this;
  }

  /** The same files again, in a directory of their own. */
  like(other: JournalHarness): this {
    cpSync(other.directory, this.directory, { recursive: true });
    return this;
  }

  append(keeper: JournalKeeper, some: readonly JournalEntry[]): void {
    const appended = keeper.append(some, now);
    if (!appended.ok) throw new Error(JSON.stringify(appended.error));
  }

  /** One run of the kiosk, as far as the journal sees it. */
  during(run: (keeper: JournalKeeper) => void): void {
    const keeper = new JournalKeeper(this.directory);
    const opened = keeper.open();
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    run(keeper);
    keeper.close();
  }

  /** The ledger of the next start, or why it refuses. */
  start(): { readonly ledger: Ledger | null; readonly reason: string | null; readonly keeper: JournalKeeper } {
    const keeper = new JournalKeeper(this.directory);
    const opened = keeper.open();
    keeper.close();
    return opened.ok
      ? { ledger: opened.value, reason: null, keeper }
      : { ledger: null, reason: opened.error.reason, keeper };
  }

  /** Overwrites whole pages, counted from 1. */
  overwrite(page: number, bytes = Buffer.alloc(PAGE_BYTES), file = this.files.database): void {
    const handle = openSync(file, 'r+');
    writeSync(handle, bytes, 0, bytes.length, (page - 1) * PAGE_BYTES);
    closeSync(handle);
  }

  pages(): number {
    return readFileSync(this.files.database).length / PAGE_BYTES;
  }

  /** Edits the file with SQLite, bypassing the kiosk. */
  tamper(statements: string): void {
    const database = new Database(this.files.database);
    database.exec(
      `DROP TRIGGER entries_stay; DROP TRIGGER entries_keep; DROP TRIGGER entries_without_gaps; DROP TRIGGER entries_chained; ${statements}`,
    );
    database.close();
  }

  /** The rows as the file has them, with their hashes: what must be the same afterwards. */
  rows(): readonly unknown[] {
    const database = new Database(this.files.database, { readonly: true });
    const rows = database.prepare('SELECT * FROM entries ORDER BY sequence').all();
    database.close();
    return rows;
  }

  /** The folders that rescues have made. */
  setAside(): readonly string[] {
    return existsSync(this.files.backups)
      ? readdirSync(this.files.backups).filter((name) => name.startsWith('journal-'))
      : [];
  }

  /** The file that a rescue kept beside the new journal, without the line with the reason. */
  notTakenOver(): readonly string[] {
    const text = this.setAside().map((folder) =>
      readFileSync(join(this.files.backups, folder, 'not-taken-over.jsonl'), 'utf8'),
    );
    return text.flatMap((one) => one.trimEnd().split('\n').slice(1));
  }

  dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Harnesses that vanish after each test. */
export function withJournal(): () => JournalHarness {
  const harnesses: JournalHarness[] = [];
  afterEach(() => {
    for (const harness of harnesses.splice(0)) harness.dispose();
  });
  return () => {
    const harness = new JournalHarness();
    harnesses.push(harness);
    return harness;
  };
}

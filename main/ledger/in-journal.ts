import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { MoneyEntry } from '../../app/import/booked-sales.ts';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { tiynSchema } from '../../app/money/schema.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { openForReading } from '../files/open-for-reading.ts';
import { verifyChain, type ChainCheck } from '../journal/chain.ts';
import { CHAINED_SELECT, chainedRow, ENTRY_COLUMNS, recordedEntry } from '../journal/rows.ts';

/** The first version whose entries have hashes. */
const FIRST_CHAINED_VERSION = 2;

/**
 * A journal as of one moment. Because the journal only grows, the number of its last entry defines the moment. Entries
 * are read in pages, between which a running kiosk can truncate its write-ahead log, however long the reading takes.
 */
export interface JournalReading {
  /** Every entry, in order. */
  readonly entries: Iterable<RecordedEntry>;
  /** The entries of one sale, in order. */
  readonly entriesOf: (saleId: string) => readonly RecordedEntry[];
  /** Returns a function that says whether an entry is the last of its sale. */
  readonly lastOfSale: () => (sequence: number) => boolean;
  /** Verifies the whole chain. Null for a journal of the first version, which has none. */
  readonly chain: () => ChainCheck | null;
}

/** A journal that can be searched, cut and copied as well. */
export interface WholeJournal extends JournalReading {
  /** The number of the last entry. */
  readonly end: number;
  /** The journal as it was after an earlier entry. */
  readonly upTo: (sequence: number) => WholeJournal;
  /** The number of the first entry that was written at this time of the wall clock or later; null without any. */
  readonly firstSince: (wallMs: number) => number | null;
  /** The number of the last entry that was written before this time; 0 without any. */
  readonly lastBefore: (wallMs: number) => number;
  /** What was done in the service menu under this word, in order. */
  readonly acted: (what: string) => readonly RecordedEntry[];
  /** What the entries say about money at the payment service, in order. */
  readonly money: () => Iterable<MoneyEntry>;
  /** Writes a consistent copy of the whole journal into a new file. Throws as SQLite does. */
  readonly copyInto: (file: string) => void;
}

/** Reads the journal of a running, stopped or killed kiosk without writing to it. The error is an English sentence. */
export function inJournal<T>(dataDirectory: string, read: (reading: WholeJournal) => T): Result<T, string> {
  const file = join(dataDirectory, 'journal.db');
  if (!existsSync(file)) return err(`${file} does not exist: is this the kiosk's data directory?`);
  try {
    const opened = openForReading(file);
    try {
      return ok(read(readingOf(opened.database)));
    } finally {
      opened.close();
    }
  } catch (error) {
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Money and claim codes are nobody else's. */
const OWNER_ONLY = 0o600;

/** A journal that is open already, as of now. */
export function readingOf(
  database: Database.Database,
  end = z.number().parse(database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get()),
): WholeJournal {
  let check: ChainCheck | null | undefined;
  const ofSale = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE sale_id = ? AND sequence <= ? ORDER BY sequence`,
  );
  return {
    entries: { [Symbol.iterator]: () => paged(database, `SELECT ${ENTRY_COLUMNS} FROM entries`, end, recordedEntry) },
    entriesOf: (saleId) => ofSale.all(saleId, end).map(recordedEntry),
    lastOfSale: () => lastOfSale(database, end),
    chain: () => {
      check ??= chainOf(database, end);
      return check;
    },
    end,
    upTo: (sequence) => readingOf(database, Math.min(sequence, end)),
    ...searchesIn(database, end),
    money: () => paged(database, MONEY_SELECT, end, moneyRow),
    copyInto: (file) => {
      // SQLite would create the copy for everybody; it fills a file that is there and empty.
      writeFileSync(file, '', { flag: 'wx', mode: OWNER_ONLY });
      database.prepare('VACUUM INTO ?').run(file);
    },
  };
}

function searchesIn(
  database: Database.Database,
  end: number,
): Pick<WholeJournal, 'firstSince' | 'lastBefore' | 'acted'> {
  const first = database.prepare('SELECT min(sequence) FROM entries WHERE wall_ms >= ? AND sequence <= ?').pluck();
  const last = database
    .prepare('SELECT coalesce(max(sequence), 0) FROM entries WHERE wall_ms < ? AND sequence <= ?')
    .pluck();
  const acted = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE kind = 'service-acted' AND json_extract(body, '$.what') = ? AND sequence <= ? ORDER BY sequence`,
  );
  return {
    firstSince: (wallMs) => z.number().nullable().parse(first.get(wallMs, end)),
    lastBefore: (wallMs) => z.number().parse(last.get(wallMs, end)),
    acted: (what) => acted.all(what, end).map(recordedEntry),
  };
}

function chainOf(database: Database.Database, end: number): ChainCheck | null {
  const version = z.number().parse(database.pragma('user_version', { simple: true }));
  return version < FIRST_CHAINED_VERSION ? null : verifyChain(paged(database, CHAINED_SELECT, end, chainedRow));
}

const MONEY_SELECT = `SELECT * FROM (
  SELECT sequence, kind, sale_id, wall_ms, json_extract(body, '$.externalId') AS external_id,
    json_extract(body, '$.qrPaymentId') AS payment_id, json_extract(body, '$.amountTiyn') AS amount
  FROM entries WHERE kind IN ('sale-opened', 'paid', 'refund-done')
    OR (kind = 'purchase-asked' AND json_extract(body, '$.externalId') IS NOT NULL))`;

const moneyRowSchema = z.object({
  sequence: z.number(),
  kind: z.enum(['sale-opened', 'purchase-asked', 'paid', 'refund-done']),
  sale_id: z.string(),
  wall_ms: z.number(),
  external_id: z.string().nullable(),
  payment_id: z.string().nullable(),
  amount: tiynSchema.nullable(),
});

function moneyRow(row: unknown): MoneyEntry & { readonly sequence: number } {
  const read = moneyRowSchema.parse(row);
  const { sequence, kind, sale_id: saleId, wall_ms: wallMs, amount: amountTiyn } = read;
  return { sequence, kind, saleId, wallMs, externalId: read.external_id, qrPaymentId: read.payment_id, amountTiyn };
}

const ROWS_PER_PAGE = 2_000;

function* paged<Row extends { readonly sequence: number }>(
  database: Database.Database,
  select: string,
  end: number,
  readRow: (row: unknown) => Row,
): Generator<Row> {
  const page = database.prepare(`${select} WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?`);
  for (let after = 0; after < end;) {
    // In an edited journal any row may be unreadable; the rows before it are still read.
    let last = end;
    for (const row of page.all(after, end, ROWS_PER_PAGE)) {
      const read = readRow(row);
      last = read.sequence;
      yield read;
    }
    after = last;
  }
}

const BITS = 8;

/**
 * The last entries of all sales, one bit per entry. With a corrupt index it is wrong, and then an entry follows for a
 * sale that has ended.
 */
function lastOfSale(database: Database.Database, end: number): (sequence: number) => boolean {
  const bits = new Uint8Array(Math.ceil((end + 1) / BITS));
  const lasts = database
    .prepare('SELECT max(sequence) FROM entries WHERE sale_id IS NOT NULL AND sequence <= ? GROUP BY sale_id')
    .pluck();
  for (const read of lasts.iterate(end)) {
    const sequence = z.number().parse(read);
    bits[Math.floor(sequence / BITS)] = (bits[Math.floor(sequence / BITS)] ?? 0) | (1 << (sequence % BITS));
  }
  return (sequence) => ((bits[Math.floor(sequence / BITS)] ?? 0) & (1 << (sequence % BITS))) !== 0;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { entrySchema } from '../../../app/journal/entry.ts';
import { ledgerLine } from '../../../app/journal/ledger.ts';
import { CHAIN_START, entryHash } from '../../../main/journal/chain.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { JOURNAL_VERSION } from '../../../main/journal/migrations.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { opened } from '../../unit/journal/history.ts';

/*
 * The fixture was written by the program before there were several payment services: its entries as they stood in the
 * file, every way a sale can end, notes, carried change and orphans, and the ledger as that program printed it.
 */
const lineSchema = z.union([
  z.strictObject({ entry: z.strictObject({ wallMs: z.number(), monoMs: z.number(), body: z.string() }) }),
  z.strictObject({ ledger: z.record(z.string(), z.unknown()) }),
  z.strictObject({ head: z.string() }),
]);
const lines = readFileSync(new URL('former-journal.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)));
const entries = lines.flatMap((line) => ('entry' in line ? [line.entry] : []));
const ledger = lines.flatMap((line) => ('ledger' in line ? [line.ledger] : []));
const heads = lines.flatMap((line) => ('head' in line ? [line.head] : []));

/** The tables of each former version, as they were created then; not derived from the migrations. */
const FIRST = `CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, sale_id TEXT,
    kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX entries_by_sale ON entries (sale_id, sequence) WHERE sale_id IS NOT NULL;
  CREATE UNIQUE INDEX purchases_once ON entries (json_extract(body, '$.qrPaymentId')) WHERE kind = 'purchase-known';
  CREATE TABLE probes (id INTEGER PRIMARY KEY, filling BLOB NOT NULL) STRICT;
  CREATE TRIGGER entries_keep BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER entries_without_gaps BEFORE INSERT ON entries
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
    BEGIN SELECT raise(ABORT, 'the journal has no gaps'); END;`;
const CHAINED = `ALTER TABLE entries ADD COLUMN hash BLOB;
  CREATE INDEX summaries ON entries (sequence) WHERE kind = 'summary';
  CREATE TRIGGER entries_chained BEFORE INSERT ON entries WHEN NEW.hash IS NULL OR length(NEW.hash) <> 32
    BEGIN SELECT raise(ABORT, 'every entry of the journal has its hash'); END;`;
const ENDED = `CREATE TABLE chain_end (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL) STRICT`;

const SEVERAL_SERVICES = `CREATE UNIQUE INDEX purchases_once_a_service
    ON entries (json_extract(body, '$.qrPaymentId'), coalesce(json_extract(body, '$.binding'), ''))
    WHERE kind = 'purchase-known';
  DROP INDEX purchases_once;`;

const SCHEMAS = [FIRST, CHAINED, ENDED, SEVERAL_SERVICES] as const;
const FORMER = SCHEMAS.map((_, index) => index + 1);
const kindSchema = z.looseObject({ kind: z.string(), saleId: z.string().optional() });

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-former-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function writeFormer(version: number): void {
  const database = new Database(join(directory, 'journal.db'));
  for (const schema of SCHEMAS.slice(0, version)) database.exec(schema);
  let hash = CHAIN_START;
  database.exec('BEGIN');
  entries.forEach(({ body, monoMs, wallMs }, index) => {
    const { kind, saleId = null } = kindSchema.parse(JSON.parse(body));
    const sequence = index + 1;
    hash = entryHash(hash, { sequence, wallMs, monoMs, saleId, kind, body });
    const row = [sequence, wallMs, monoMs, saleId, kind, body];
    if (version === 1) database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)').run(...row);
    else database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)').run(...row, hash);
  });
  if (version > 2) database.prepare('INSERT INTO chain_end VALUES (1, ?, ?)').run(entries.length, hash);
  database.exec('COMMIT');
  database.pragma(`user_version = ${String(version)}`);
  database.close();
}

/** The journal is opened by this version, which migrates it. */
function migrate(): NonNullable<Extract<ReturnType<typeof openJournal>, { ok: true }>['value']> {
  const journal = openJournal(join(directory, 'journal.db'), join(directory, 'backups'));
  if (!journal.ok) throw new Error(JSON.stringify(journal.error));
  return journal.value;
}

function ledgerNow(): readonly object[] {
  const read = readLedger(directory);
  if (!read.ok) throw new Error(read.error);
  return [...read.value.sales.values()].map((sale) => ledgerLine(sale));
}

/** What that program printed, and what is new since: nobody had taken a commission. */
const expected = ledger.map((line) => ({ ...line, commissionTiyn: 0 }));

describe.each(FORMER)('a journal of version %i', (version) => {
  test('has the same ledger as then, line by line, before and after the migration', () => {
    writeFormer(version);
    expect(ledgerNow()).toEqual(expected);
    migrate().close();
    expect(ledgerNow()).toEqual(expected);
  });

  test('keeps every entry byte for byte, under the same last hash', () => {
    writeFormer(version);
    migrate().close();
    const database = new Database(join(directory, 'journal.db'), { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(JOURNAL_VERSION);
    const rows = z
      .array(z.object({ body: z.string(), hash: z.instanceof(Buffer) }))
      .parse(database.prepare('SELECT body, hash FROM entries ORDER BY sequence LIMIT ?').all(entries.length));
    database.close();
    expect(rows.map(({ body }) => body)).toEqual(entries.map(({ body }) => body));
    expect([rows.at(-1)?.hash.toString('hex')]).toEqual(heads);
  });

  test('takes one number at two services now; one from before services were recorded stays used up at Kaspi alone', () => {
    writeFormer(version);
    const journal = migrate();
    const former = String(ledger[0]?.['qrPaymentId']);
    const at = { wallMs: (entries.at(-1)?.wallMs ?? 0) + 1_000, monoMs: 1e9 };
    const formerBinding = 'kaspi enhanced bank.example 180340021791';
    const buy = (saleId: string, number: string, provider: string, binding = `${provider} x`): boolean => {
      const [open, asked, known] = opened(saleId, number);
      const bought = [open, asked, { ...known, provider, binding }];
      return journal.append(
        bought.map((one) => entrySchema.parse(one)),
        at,
      ).ok;
    };
    expect(buy('a', '31', 'apipay')).toBe(true);
    expect(buy('b', '31', 'byfly')).toBe(true);
    expect(buy('c', '31', 'apipay')).toBe(false);
    expect(buy('d', former, 'kaspi', formerBinding)).toBe(false);
    expect(buy('d', former, 'apipay')).toBe(true);
    journal.close();
    expect(ledgerNow().slice(0, expected.length)).toEqual(expected);
    expect(ledgerNow().slice(expected.length)).toMatchObject([
      { saleId: 'a', purchases: ['31'] },
      { saleId: 'b', purchases: ['31'] },
      { saleId: 'd', purchases: [former] },
    ]);
  });
});

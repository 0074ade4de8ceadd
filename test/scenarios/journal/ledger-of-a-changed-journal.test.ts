import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { entrySchema } from '../../../app/journal/entry.ts';
import { openJournal } from '../../../main/journal/journal.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-changed-'));
  const opened = openJournal(join(directory, 'journal.db'), join(directory, 'backups'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };
  const entries = [
    { kind: 'sale-opened', saleId: 's', externalId: 's', provider: 'kaspi', item, binding: 'test' },
    {
      kind: 'purchase-known',
      saleId: 's',
      qrPaymentId: '15',
      pollIntervalMs: 1,
      scanTimeoutMs: 1,
      confirmTimeoutMs: 1,
    },
    { kind: 'paid', saleId: 's', qrPaymentId: '15', amountTiyn: 45_000 },
    { kind: 'dispensed', saleId: 's', by: 'assumed', valueTiyn: 45_000 },
  ].map((entry) => entrySchema.parse(entry));
  expect(opened.value.append(entries, { wallMs: 1_000, monoMs: 5 }).ok).toBe(true);
  opened.value.close();
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function ledger(...options: readonly string[]): { code: number | null; reported: string; output: string } {
  const cli = [join(ROOT, 'main', 'cli', 'node.ts'), 'ledger'];
  const ended = spawnSync(process.execPath, [...cli, '--data-dir', directory, ...options], { encoding: 'utf8' });
  return { code: ended.status, reported: ended.stderr, output: ended.stdout };
}

test('an untouched journal: code 0, and the last hash to write down', () => {
  expect(ledger()).toMatchObject({ code: 0, output: expect.stringMatching(/last hash [0-9a-f]{64}/) });
  expect(ledger('--json')).toMatchObject({ code: 0, output: expect.stringContaining('"kind":"intact"') });
});

test.each([
  ['a lowered amount', "UPDATE entries SET body = replace(body, '45000', '450') WHERE sequence = 3", 3],
  ['a removed entry', 'DELETE FROM entries WHERE sequence = 2', 2],
  ['another sale', "UPDATE entries SET sale_id = 'x', body = replace(body, '\"s\"', '\"x\"') WHERE sequence = 4", 4],
  ['nonsense', "UPDATE entries SET body = '{}' WHERE sequence = 1", 1],
])('%s: code 1 and the entry’s number, whatever else can still be read', (_what, statement, sequence) => {
  const database = new Database(join(directory, 'journal.db'));
  database.exec(`DROP TRIGGER entries_stay; DROP TRIGGER entries_keep; ${statement}`);
  database.close();
  const { code, reported } = ledger('--json');
  expect(reported).toContain(`entry ${String(sequence)} does not follow`);
  expect(code).toBe(1);
});

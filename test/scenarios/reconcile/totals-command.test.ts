import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { entry, PRICE, sale } from '../../unit/journal/history.ts';

const CLI = [join(ROOT, 'main', 'cli', 'node.ts'), 'ledger'];
const MIDNIGHT_MS = Date.parse('2026-11-21T00:00:00+05:00');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-totals-'));
  const journal = openJournal(join(directory, 'journal.db'), join(directory, 'backups'));
  if (!journal.ok) throw new Error(JSON.stringify(journal.error));
  const write = (entries: readonly object[], wallMs: number): void => {
    expect(journal.value.append(entries.map(entry), { wallMs, monoMs: wallMs - MIDNIGHT_MS + 1e9 })).toMatchObject({
      ok: true,
    });
  };
  write(sale('delivered', 'a', '15'), MIDNIGHT_MS - 1);
  write(sale('debt', 'b', '17'), MIDNIGHT_MS);
  write(sale('expired', 'c', '19'), MIDNIGHT_MS + 1_000);
  journal.value.close();
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function run(...args: readonly string[]): { code: number | null; out: string; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...CLI, '--data-dir', directory, ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, complaint: stderr };
}

function lines(out: string): readonly unknown[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('npm run ledger -- --totals', () => {
  test('prints a line for each day and method, the sum last', () => {
    const { code, out } = run('--totals', '--json');
    expect(code).toBe(0);
    expect(lines(out)).toMatchObject([
      {
        day: '2026-11-20',
        method: 'kaspi-qr',
        attempts: 1,
        sales: 1,
        soldTiyn: PRICE,
        dispensedTiyn: PRICE,
        owedTiyn: 0,
      },
      {
        day: '2026-11-21',
        method: 'kaspi-qr',
        attempts: 2,
        sales: 1,
        soldTiyn: PRICE,
        dispensedTiyn: 0,
        owedTiyn: PRICE,
        debts: 1,
      },
      {
        totals: {
          from: null,
          to: null,
          zone: '+05:00',
          attempts: 3,
          sales: 2,
          soldTiyn: 2 * PRICE,
          chain: { kind: 'intact' },
        },
      },
    ]);
  });

  test('keeps to the period', () => {
    expect(lines(run('--totals', '--json', '--from', '2026-11-21', '--to', '2026-11-21').out)).toMatchObject([
      { day: '2026-11-21' },
      { totals: { sales: 1 } },
    ]);
    expect(lines(run('--totals', '--json', '--from', '2026-11-22').out)).toMatchObject([
      { totals: { sales: 0, from: '2026-11-22' } },
    ]);
  });

  test('as a table', () => {
    const { out } = run('--totals');
    expect(out).toMatch(/^day +method +attempts +sales +sold/);
    expect(out).toMatch(/\n2026-11-20 +kaspi-qr +1 +1 +450\u00a0₸/);
    expect(out).toMatch(/\ntotal +3 +2 +900\u00a0₸/);
  });

  test.each([
    [['--from', '2026-11-21'], '--from needs --totals'],
    [['--totals', '--from', 'today'], '--from takes a day like'],
    [['--totals', '--frm', '2026-11-21'], '--frm'],
  ])('%j is refused', (args, sentence) => {
    expect(run(...args)).toMatchObject({ code: 2, out: '', complaint: expect.stringContaining(sentence) });
  });

  test('a journal changed from outside gives its exit code', () => {
    const database = new Database(join(directory, 'journal.db'));
    database.exec(
      "DROP TRIGGER entries_stay; DROP TRIGGER entries_keep; UPDATE entries SET wall_ms = wall_ms - 86400000 WHERE sale_id = 'b'",
    );
    database.close();
    const { code, out, complaint } = run('--totals', '--json');
    expect([code, complaint]).toEqual([1, expect.stringContaining('changed from outside')]);
    expect(lines(out).at(-1)).toMatchObject({ totals: { chain: { kind: 'broken' } }, code: 1, reason: 'changed' });
  });
});

test('without --totals the ledger is unchanged', () => {
  const { code, out } = run('--json');
  expect(code).toBe(0);
  expect(lines(out)).toMatchObject([
    { saleId: 'a', state: 'closed', qrPaymentId: '15' },
    { saleId: 'b', state: 'debt', claimCode: 'ABCD-EFGH' },
    { saleId: 'c', state: 'closed' },
    { totals: { sales: 3, paidTiyn: 2 * PRICE, owedTiyn: PRICE, debt: 1, chain: { kind: 'intact' } } },
  ]);
});

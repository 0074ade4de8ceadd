import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { replay } from '../../../app/journal/replay.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { inJournal, type JournalReading } from '../../../main/ledger/in-journal.ts';
import { ledgerItems, ledgerLines } from '../../../main/cli/ledger/lines.ts';
import { saleHistories } from '../../../main/ledger/sale-histories.ts';
import { cashSale, entry, NOON_MS, opened, recorded, sale } from '../journal/history.ts';

const CLI = [join(ROOT, 'main', 'cli', 'node.ts'), 'ledger'];
const orphan = { kind: 'orphan-recorded', orphanId: 'orphan-1', amountTiyn: 100_000, source: 'bill-acceptor' };
const nameless = { ...orphan, orphanId: 'orphan-2', amountTiyn: null };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-ledger-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function write(...entries: readonly object[]): void {
  const journal = openJournal(join(directory, 'journal.db'), join(directory, 'backups'));
  if (!journal.ok) throw new Error(JSON.stringify(journal.error));
  expect(journal.value.append(entries.map(entry), { wallMs: NOON_MS, monoMs: 0 }).ok).toBe(true);
  journal.value.close();
}

function read<T>(look: (reading: JournalReading) => T): T {
  const found = inJournal(directory, look);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

function run(...args: readonly string[]): { code: number | null; out: string } {
  const { status, stdout } = spawnSync(process.execPath, [...CLI, '--data-dir', directory, ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout };
}

describe('money that belongs to no sale', () => {
  beforeEach(() => {
    write(orphan, ...sale('delivered', 'a', '15'), nameless, ...cashSale('b', 50_000), {
      kind: 'debt-recorded',
      saleId: 'b',
      amountTiyn: 5_000,
      claimCode: 'ABC-123',
    });
  });

  test('comes after the sales and before the totals, which count it separately', () => {
    const lines = read((reading) => [...ledgerLines(reading)].join(''))
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { saleId: 'a', provider: 'kaspi', state: 'closed' },
      {
        saleId: 'b',
        provider: 'cash',
        qrPaymentId: null,
        purchases: [],
        paidTiyn: 50_000,
        deliveredTiyn: 45_000,
        owedTiyn: 5_000,
        state: 'debt',
        claimCode: 'ABC-123',
      },
      {},
      {},
      {
        totals: {
          sales: 2,
          paidTiyn: 95_000,
          deliveredTiyn: 90_000,
          refundedTiyn: 0,
          owedTiyn: 5_000,
          open: 0,
          unresolved: 0,
          debt: 1,
          closed: 1,
          orphans: 2,
          orphansTiyn: 100_000,
          chain: { kind: 'intact' },
        },
      },
    ]);
    expect(lines.slice(2, 4)).toEqual([
      { orphanId: 'orphan-1', amountTiyn: 100_000, source: 'bill-acceptor', at: '2026-11-20T07:00:00.000Z' },
      { orphanId: 'orphan-2', amountTiyn: null, source: 'bill-acceptor', at: '2026-11-20T07:00:00.000Z' },
    ]);
  });

  test('is in the table as well', () => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(out).toMatch(
      /money that belongs to no sale:\nat \(UTC\) .*\n2026-11-20 07:00:00 {2}orphan-1 {2}bill-acceptor {2}1\u00a0000\u00a0₸\n.*orphan-2 {2}bill-acceptor {2}\?\n/,
    );
    expect(out).toContain('2 orphans: 1\u00a0000\u00a0₸ that belong to no sale\n');
    expect(out).toMatch(/unchanged since it was written; last hash [0-9a-f]{64}\n$/);
  });

  test('is in the totals of its day', () => {
    expect(run('--totals').out).toMatch(
      /2026-11-20 +1 +500\u00a0₸ +50\u00a0₸ +0\u00a0₸ +2 +1\u00a0000\u00a0₸ +0 +0 +0\u00a0₸\n/,
    );
  });
});

test('a journal without notes has none of these lines', () => {
  write(...sale('delivered', 'a', '15'));
  expect(run().out).not.toContain('no sale');
  expect(run('--totals').out).not.toContain('notes');
});

describe('sales one at a time', () => {
  const chunks = [
    sale('delivered', 'a', '15'),
    opened('b', '17'),
    sale('debt', 'c', '19'),
    [orphan],
    [{ kind: 'paid', saleId: 'b', qrPaymentId: '17', amountTiyn: 45_000 }],
    sale('expired', 'd', '21'),
    [{ kind: 'debt-settled', saleId: 'c', amountTiyn: 45_000, how: 'by-hand' }],
  ];

  test('are those of the replay, in the order opened, with their entries', () => {
    write(...chunks.flat());
    const all = read(({ entries }) => [...entries]);
    const found = read((reading) => [...saleHistories(reading)]);
    expect(found.map(({ sale: one }) => one)).toEqual([...replay(all).sales.values()]);
    expect(found.flatMap(({ entries }) => entries.length)).toEqual(
      [...replay(all).sales.keys()].map(
        (id) => all.filter((one) => 'saleId' in one.entry && one.entry.saleId === id).length,
      ),
    );
  });

  /** A reading without a file: so many sales that one cannot wait for the oldest. */
  function reading(entries: readonly RecordedEntry[], lasts = lastsOf(entries)): JournalReading {
    const ofSale = (saleId: string): readonly RecordedEntry[] =>
      entries.filter((one) => 'saleId' in one.entry && one.entry.saleId === saleId);
    return { entries, chain: () => null, lastOfSale: () => (sequence) => lasts.has(sequence), entriesOf: ofSale };
  }

  function lastsOf(entries: readonly RecordedEntry[]): ReadonlySet<number> {
    return new Set(
      new Map(
        entries.flatMap(({ entry: one, sequence }) => ('saleId' in one ? [[one.saleId, sequence] as const] : [])),
      ).values(),
    );
  }

  test('the oldest is read to its end at once if too many would wait for it', () => {
    const many = Array.from({ length: 5_100 }, (_, index) => sale('failed', `s${String(index)}`, String(100 + index)));
    const entries = recorded([
      ...opened('old', '15'),
      ...many.flat(),
      { kind: 'paid', saleId: 'old', qrPaymentId: '15', amountTiyn: 45_000 },
    ]);
    let seen = 0;
    const order: string[] = [];
    for (const { sale: one } of saleHistories(reading(entries), () => {
      seen += 1;
    })) {
      if (order.length === 0) expect([one.saleId, one.paidTiyn, seen < entries.length]).toEqual(['old', 45_000, true]);
      order.push(one.saleId);
    }
    expect(order).toEqual([...replay(entries).sales.keys()]);
  });

  test('an index with an end that is too early is detected', () => {
    const entries = recorded(sale('delivered', 'a', '15'));
    expect(() => [...saleHistories(reading(entries, new Set([3])))]).toThrow();
  });

  test('a sale missing from the index is still listed', () => {
    const entries = recorded([...sale('delivered', 'a', '15'), ...sale('debt', 'b', '17')]);
    const lasts = new Set([...lastsOf(entries)].slice(1));
    expect([...ledgerItems(reading(entries, lasts))]).toMatchObject([
      { line: { saleId: 'a', state: 'closed' } },
      { line: { saleId: 'b' } },
      { totals: { sales: 2 } },
    ]);
  });

  test.each([
    [
      'leaves out a sale',
      { kind: 'summary', rule: 2, unsettled: [], stock: {}, cassette: { amountTiyn: 0, bills: 0 } },
    ],
    [
      'has other notes',
      { kind: 'summary', rule: 2, unsettled: ['b'], stock: {}, cassette: { amountTiyn: 5, bills: 1 } },
    ],
    [
      'has other products',
      {
        kind: 'summary',
        rule: 2,
        unsettled: ['b'],
        stock: { water: { loaded: 1, dispensed: 0 } },
        cassette: { amountTiyn: 0, bills: 0 },
      },
    ],
  ])('a summary that %s is refused', (_, summary) => {
    const right = { kind: 'summary', rule: 2, unsettled: ['b'], stock: {}, cassette: { amountTiyn: 0, bills: 0 } };
    const before = [...sale('delivered', 'a', '15'), ...opened('b', '17')];
    expect([...saleHistories(reading(recorded([...before, right])))]).toHaveLength(2);
    expect(() => [...saleHistories(reading(recorded([...before, summary])))]).toThrow('a summary disagrees');
  });

  test('a missing entry is reported', () => {
    const entries = recorded(sale('delivered', 'a', '15'));
    expect(() => [...saleHistories(reading(entries.filter(({ sequence }) => sequence !== 2)))]).toThrow(
      'entry 2 is missing',
    );
  });
});

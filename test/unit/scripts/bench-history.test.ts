import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSettled, owedTiyn } from '../../../app/journal/replay.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { keepPast, placePast } from '../../../scripts/bench/history/past-journal.ts';

const SALES = 700;
let directory: string;
const quiet = (): void => undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-past-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('a written history is realistic: intact, settled, with several products and outcomes, and a complete copy', () => {
  const kept = keepPast(directory, SALES, quiet);
  const ledger = readLedger(kept);
  if (!ledger.ok) throw new Error(ledger.error);
  const { sales, stock, chain, lastSequence } = ledger.value;
  const all = [...sales.values()];
  expect(chain).toMatchObject({ kind: 'intact' });
  expect(all).toHaveLength(SALES);
  expect(all.every(isSettled)).toBe(true);
  expect(lastSequence / SALES).toBeGreaterThan(7);
  expect(stock.size).toBe(6);
  expect(new Set(all.map(({ item }) => item.productId)).size).toBe(6);
  expect(all.some(({ deliveredTiyn }) => deliveredTiyn > 0)).toBe(true);
  expect(all.some(({ refundedTiyn }) => refundedTiyn > 0)).toBe(true);
  expect(all.some((sale) => sale.paidTiyn === 0)).toBe(true);
  expect(all.every((sale) => owedTiyn(sale) === sale.debtTiyn)).toBe(true);
  expect(readFileSync(journalFiles(kept).copy, 'utf8').trimEnd().split('\n')).toHaveLength(lastSequence);
});

test('a kiosk starts with it without reading all of it', () => {
  placePast(directory, SALES, join(directory, 'data'), quiet);
  const keeper = new JournalKeeper(join(directory, 'data'));
  const opened = keeper.open();
  keeper.close();
  expect(opened.ok && opened.value.sales.size).toBeLessThan(100);
});

test('it is written once, and measurements do not change it', () => {
  const kept = keepPast(directory, SALES, quiet);
  const before = statSync(journalFiles(kept).database).mtimeMs;
  const data = join(directory, 'data');
  placePast(directory, SALES, data, () => {
    throw new Error('written again');
  });
  const keeper = new JournalKeeper(data);
  expect(keeper.open().ok).toBe(true);
  expect(keeper.append([{ kind: 'started', version: '1' }], { wallMs: 1, monoMs: 1 }).ok).toBe(true);
  keeper.close();
  expect(statSync(journalFiles(kept).database).mtimeMs).toBe(before);
  expect(existsSync(`${kept}.unfinished`)).toBe(false);
});

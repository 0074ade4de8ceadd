import { expect, test } from 'vitest';
import { saleLine } from '../../../app/export/csv/sales-csv.ts';
import { evaReport } from '../../../app/export/eva/report.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { reconcileStock } from '../../../app/journal/reconcile-stock.ts';
import { replay } from '../../../app/journal/replay.ts';
import { storyOf } from '../../../app/past/story.ts';
import { receiptText } from '../../../app/paper/receipt-text.ts';
import { DAY_MS } from '../../../app/units.ts';
import { saleHistories } from '../../../main/ledger/sale-histories.ts';
import { BasketHarness, JUICE, WATER } from '../../scenarios/basket/basket-harness.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { auditOf, readingOfEntries } from '../../support/export/audit-of.ts';
import { NOON_MS } from '../journal/history.ts';
import { PastFolder } from './past-folder.ts';

const NAMES = '2\u00a0×\u00a0Water, Juice';

/** Two of water came out, the juice did not and went back. */
async function partly(): Promise<readonly RecordedEntry[]> {
  const harness = new BasketHarness().ready().buyThree();
  await harness.drop(2);
  harness.jam();
  harness.details(2 * WATER + JUICE, 2 * WATER + JUICE);
  harness.refunded();
  return harness.entries;
}

async function whole(): Promise<readonly RecordedEntry[]> {
  const harness = new BasketHarness().ready().buyThree();
  await harness.drop(3);
  return harness.entries;
}

test('the sales table names every product of a basket and its channel', async () => {
  const lines = [...saleHistories(readingOfEntries(await partly()))].map((history) =>
    saleLine(history, { period: ALL_DAYS, language: 'en', words: (word) => word, wayName: (way) => way }),
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`;${NAMES};1, 7;3;2;`);
});

test('the EVA file counts each piece at its own channel', async () => {
  const machine = { sender: 'XYZ0000001', model: '', place: '', assetNumber: '', version: '1', acceptor: null };
  const report = evaReport(
    auditOf(await whole()),
    { ...machine, decimals: 2, services: ['kaspi'], products: [] },
    { terminal: 'PANEL', isReset: false },
  );
  expect(report).toContain(`PA1*1*${String(WATER)}*Water`);
  expect(report).toContain(`PA2*2*${String(2 * WATER)}`);
  expect(report).toContain(`PA1*7*${String(JUICE)}*Juice`);
  expect(report).toContain(`PA2*1*${String(JUICE)}`);
});

test('a piece of a basket that did not come out is told of its own channel', async () => {
  const { events } = auditOf(await partly());
  expect([...events.keys()].filter((id) => id.startsWith('ELA'))).toEqual(['ELA_7']);
});

test('the list of sales names every product, and each product has its share of what was paid', async () => {
  const { past } = new PastFolder().write((await whole()).map(({ entry }) => entry));
  expect(past.page({ of: 'all', search: null, beforeSequence: null })).toMatchObject({
    value: { page: { sales: [{ name: { en: NAMES }, quantity: 1, priceTiyn: 2 * WATER + JUICE }] } },
  });
  expect(past.bars({ fromMs: NOON_MS - DAY_MS, untilMs: NOON_MS + DAY_MS })).toMatchObject({
    value: {
      products: [
        { key: 'juice', sales: 1, qrTiyn: JUICE },
        { key: 'water', sales: 1, qrTiyn: 2 * WATER },
      ],
    },
  });
});

test('the story of a sale begins with all that was chosen', async () => {
  expect(storyOf(await whole()).find(({ word }) => word === 'opened')).toMatchObject({ name: { en: NAMES } });
});

test('a count that misses the piece in doubt names the product whose piece that is', () => {
  const harness = new BasketHarness().ready().touch('juice').put('water', 1).pay();
  harness.answerQr();
  harness.answerStatus('processed');
  harness.failPulse({ certain: false });
  const missing = (product: string, counted: number): object | undefined =>
    reconcileStock(replay(harness.entries), { products: new Map([[product, counted]]) }, () => 1).find(
      ({ reason, facts }) => reason === 'products-missing' && facts['product'] === product,
    );
  expect(missing('juice', 3)).toMatchObject({ facts: { uncertain: 1 } });
  expect(missing('water', 9)).toMatchObject({ facts: { uncertain: 0 } });
});

test('the receipt to take away lists every product with its amount', async () => {
  const harness = new BasketHarness({ printer: 'optional' }).ready().buyThree();
  await harness.drop(3);
  const { slip } = harness.last('print');
  if (slip.kind !== 'receipt') throw new Error('no receipt');
  const text = receiptText({ ...slip, language: 'en' });
  expect(text).toMatch(/Water\n2\u00a0×\u00a0450\u00a0₸: 900\u00a0₸\nJuice: 990\u00a0₸/);
});

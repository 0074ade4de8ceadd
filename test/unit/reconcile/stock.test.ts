import { describe, expect, test } from 'vitest';
import { reconcileStock } from '../../../app/journal/reconcile-stock.ts';
import { replay } from '../../../app/journal/replay.ts';
import { opened, recorded, sale } from '../journal/history.ts';

const channels = new Map([
  ['water', 1],
  ['juice', 2],
]);

function findings(counts: Readonly<Record<string, number>>, more: readonly object[] = []): readonly object[] {
  const loaded = [
    { kind: 'stock-loaded', productId: 'water', count: 10 },
    { kind: 'stock-loaded', productId: 'juice', count: 8 },
  ];
  const ledger = replay(recorded([...loaded, ...sale('delivered', 'a', '15'), ...more]));
  return reconcileStock(ledger, { products: new Map(Object.entries(counts)) }, (product) => channels.get(product));
}

describe('products left against the journal', () => {
  test('equal numbers draw no finding', () => {
    expect(findings({ water: 9, juice: 8 })).toEqual([]);
  });

  test('fewer than in the journal, with the sales that can explain it', () => {
    const uncertain = [
      ...opened('b', '17'),
      { kind: 'paid', saleId: 'b', qrPaymentId: '17', amountTiyn: 45_000 },
      { kind: 'dispense-intended', saleId: 'b', channel: 1, attempt: 1 },
    ];
    expect(findings({ water: 8, juice: 8 }, uncertain)).toEqual([
      {
        reason: 'products-missing',
        saleId: null,
        qrPaymentIds: [],
        facts: { product: 'water', channel: 1, expected: 9, counted: 8, difference: 1, uncertain: 1 },
      },
    ]);
  });

  test('more than in the journal: a paid product may not have fallen', () => {
    expect(findings({ water: 10, juice: 8 })).toMatchObject([
      { reason: 'products-surplus', facts: { counted: 10, expected: 9, loaded: 10, dispensed: 1 } },
    ]);
  });

  test('products that were not counted, and those without a stock in the journal', () => {
    expect(findings({ water: 9, tea: 3 })).toMatchObject([
      { reason: 'product-not-counted', facts: { product: 'juice', channel: 2, expected: 8 } },
      { reason: 'product-unknown', facts: { product: 'tea', counted: 3 } },
    ]);
  });
});

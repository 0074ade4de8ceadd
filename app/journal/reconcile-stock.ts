import type { ReconcileFinding } from './reconcile-finding.ts';
import type { Ledger, SaleRecord } from './replay.ts';

/** Products left, by product, as a technician counted them. */
export interface ProductsCount {
  readonly products: ReadonlyMap<string, number>;
}

/** Where a product hangs, from the configuration. */
export type ChannelOf = (productId: string) => number | undefined;

/** Products left in the machine against the stock according to the journal. */
export function reconcileStock(
  { sales, stock }: Pick<Ledger, 'sales' | 'stock'>,
  { products }: ProductsCount,
  channelOf: ChannelOf,
): readonly ReconcileFinding[] {
  const findings: ReconcileFinding[] = [];
  for (const [product, { loaded, dispensed }] of stock) {
    const channel = channelOf(product) ?? '-';
    const expected = loaded - dispensed;
    const counted = products.get(product);
    const facts = { product, channel, expected };
    if (counted === undefined) findings.push(about('product-not-counted', facts));
    else if (counted < expected)
      findings.push(
        about('products-missing', {
          ...facts,
          counted,
          difference: expected - counted,
          uncertain: uncertainOf(sales.values(), product),
        }),
      );
    else if (counted > expected)
      findings.push(
        about('products-surplus', { ...facts, counted, difference: counted - expected, loaded, dispensed }),
      );
  }
  for (const [product, counted] of products) {
    if (!stock.has(product)) findings.push(about('product-unknown', { product, counted }));
  }
  return findings;
}

/** Sales whose product may have dropped although nobody could tell. */
function uncertainOf(sales: Iterable<SaleRecord>, productId: string): number {
  return [...sales].filter(
    ({ item, dispense }) =>
      item.productId === productId && ['intended', 'pulsed', 'failed-uncertain'].includes(dispense),
  ).length;
}

function about(reason: ReconcileFinding['reason'], facts: ReconcileFinding['facts']): ReconcileFinding {
  return { reason, saleId: null, qrPaymentIds: [], facts };
}

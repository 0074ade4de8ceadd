import { itemOfPiece } from '../money/price.ts';
import type { ReconcileFinding } from './reconcile-finding.ts';
import type { Ledger, SaleRecord } from './replay.ts';

/** The number of each product left, as counted by a technician. */
export interface ProductsCount {
  readonly products: ReadonlyMap<string, number>;
}

/** The channel of a product in the configuration. */
export type ChannelOf = (productId: string) => number | undefined;

/** Compares the products left in the machine with the journal's stock. */
export function reconcileStock(
  { sales, stock, checks }: Pick<Ledger, 'sales' | 'stock' | 'checks'>,
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
        about('products-surplus', {
          ...facts,
          counted,
          difference: counted - expected,
          loaded,
          dispensed,
          ...testsOf(checks, product),
        }),
      );
  }
  for (const [product, counted] of products) {
    if (!stock.has(product)) findings.push(about('product-unknown', { product, counted }));
  }
  return findings;
}

/** Sales whose product may have fallen without confirmation. */
function uncertainOf(sales: Iterable<SaleRecord>, productId: string): number {
  return [...sales].filter(
    (sale) =>
      ['intended', 'pulsed', 'failed-uncertain'].includes(sale.dispense) &&
      itemOfPiece(sale, sale.delivered + 1).productId === productId,
  ).length;
}

/** Test pulses without an answer about what came out: each counts as one dispensed piece, which may still be there. */
function testsOf({ tests }: Ledger['checks'], productId: string): { readonly tests?: number } {
  const open = [...tests.values()].filter((test) => test.productId === productId && test.pieces > 0).length;
  return open === 0 ? {} : { tests: open };
}

function about(reason: ReconcileFinding['reason'], facts: ReconcileFinding['facts']): ReconcileFinding {
  return { reason, saleId: null, qrPaymentIds: [], facts };
}

import type { FleetSale } from '../wire/messages.ts';

/** Sales of one machine and one day that are kept; no machine hands out one every twenty seconds. */
const MOST_SALES = 5_000;

/** Where a message about a sale stands in time. */
export interface Place {
  readonly series: string;
  readonly atMs: number;
  readonly sequence: number;
}

interface DaySale {
  readonly sale: FleetSale;
  readonly place: Place;
}

/** The sales of the day, and what they add up to. Amounts in tiyn. */
export interface DaySales {
  readonly bySale: ReadonlyMap<string, DaySale>;
  /** Sales in which something came out. */
  readonly sold: number;
  readonly soldTiyn: number;
  readonly refundedTiyn: number;
  readonly owedTiyn: number;
}

export const NO_SALES: DaySales = { bySale: new Map(), sold: 0, soldTiyn: 0, refundedTiyn: 0, owedTiyn: 0 };

/** The day's sales with one more, or with a newer word about one; sales of other days count nothing here. */
export function withSale(sales: DaySales, sale: FleetSale, place: Place, dayMs: number): DaySales {
  const known = sales.bySale.get(sale.saleId);
  if (known !== undefined && isLater(known.place, place)) return sales;
  if (beganMs(sale) < dayMs || (known === undefined && sales.bySale.size >= MOST_SALES)) return sales;
  return summed(new Map(sales.bySale).set(sale.saleId, { sale, place }));
}

/** Without the sales of before this day. */
export function withDay(sales: DaySales, dayMs: number): DaySales {
  const left = [...sales.bySale].filter(([, { sale }]) => beganMs(sale) >= dayMs);
  return left.length === sales.bySale.size ? sales : summed(new Map(left));
}

/** The sales, the latest first. */
export function latestFirst({ bySale }: DaySales): readonly FleetSale[] {
  return [...bySale.values()].map(({ sale }) => sale).sort((a, b) => beganMs(b) - beganMs(a));
}

/** What each product sold: pieces and tiyn, the most money first. */
export function soldByProduct(all: Iterable<DaySales>): readonly ProductSold[] {
  const products = new Map<string, ProductSold>();
  for (const { bySale } of all) {
    for (const { sale } of bySale.values()) {
      if (!sale.dispensed) continue;
      for (const { productId, name, pieces, tiyn } of soldLines(sale)) {
        const before = products.get(productId) ?? { productId, name, pieces: 0, tiyn: 0 };
        products.set(productId, { ...before, pieces: before.pieces + pieces, tiyn: before.tiyn + tiyn });
      }
    }
  }
  return [...products.values()].sort((a, b) => b.tiyn - a.tiyn);
}

/** What a sale, all of which came out, brought in by its products; a commission counts to the first. */
function soldLines({ productId, name, quantity, deliveredTiyn, further = [] }: FleetSale): readonly ProductSold[] {
  const others = further.map((line) => ({
    productId: line.productId,
    name: line.name,
    pieces: line.quantity,
    tiyn: line.quantity * line.priceTiyn,
  }));
  const first = others.reduce(
    (left, { pieces, tiyn }) => ({ ...left, pieces: left.pieces - pieces, tiyn: left.tiyn - tiyn }),
    { productId, name, pieces: quantity, tiyn: deliveredTiyn },
  );
  return [first, ...others];
}

export interface ProductSold {
  readonly productId: string;
  readonly name: Readonly<Record<string, string>>;
  readonly pieces: number;
  readonly tiyn: number;
}

/** Within one series of an outbox its count says what came later, whatever the clock did. */
function isLater(known: Place, other: Place): boolean {
  return known.series === other.series ? known.sequence > other.sequence : known.atMs > other.atMs;
}

function beganMs({ startedAt }: FleetSale): number {
  const ms = Date.parse(startedAt);
  return Number.isNaN(ms) ? 0 : ms;
}

function summed(bySale: DaySales['bySale']): DaySales {
  let [sold, soldTiyn, refundedTiyn, owedTiyn] = [0, 0, 0, 0];
  for (const { sale } of bySale.values()) {
    if (sale.deliveredTiyn > 0) sold += 1;
    soldTiyn += sale.deliveredTiyn;
    refundedTiyn += sale.refundedTiyn;
    owedTiyn += sale.owedTiyn;
  }
  return { bySale, sold, soldTiyn, refundedTiyn, owedTiyn };
}

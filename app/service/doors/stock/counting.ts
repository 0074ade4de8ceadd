import type { Product } from '../../../config/schema.ts';
import type { JournalEntry } from '../../../journal/entry.ts';
import type { Role } from '../../../role.ts';
import { countsOf, type StockCount } from '../../../session/stock/counted-stock.ts';
import type { KioskState } from '../../../session/state/state.ts';

/** The machine with another count, and the entry that records it. */
export interface Counted {
  readonly kiosk: KioskState;
  readonly entries: readonly JournalEntry[];
}

/** So many pieces are there from now on; null: the product is not counted any more. */
export function withCount(
  kiosk: KioskState,
  { id, stock: configured }: Pick<Product, 'id' | 'stock'>,
  count: Pick<StockCount, 'left' | 'loaded'> | null,
  role: Role,
): Counted {
  const entry: JournalEntry = {
    kind: 'stock-set',
    productId: id,
    role,
    before: kiosk.stock.get(id) ?? null,
    count: count?.left ?? null,
    ...(count === null || count.loaded === count.left ? {} : { loaded: count.loaded }),
    ...(configured === undefined ? {} : { configured }),
  };
  const stock = new Map(kiosk.stock);
  const loads = new Map(kiosk.loads);
  if (count === null) {
    stock.delete(id);
    loads.delete(id);
  } else {
    stock.set(id, count.left);
    loads.set(id, { loaded: count.loaded, configured: configured ?? null });
  }
  return { kiosk: { ...kiosk, stock, loads }, entries: [entry] };
}

/** The product is tried again at the next sale. */
export function withClearedSpiral(kiosk: KioskState, productId: string, role: Role): Counted {
  const before = kiosk.unseenSales.get(productId) ?? 0;
  if (before === 0) return { kiosk, entries: [] };
  const unseenSales = new Map(kiosk.unseenSales);
  unseenSales.delete(productId);
  return { kiosk: { ...kiosk, unseenSales }, entries: [{ kind: 'spiral-cleared', productId, role, before }] };
}

/** What is counted of these products now, to come back to. */
export function countsNow(kiosk: KioskState, products: readonly Product[]): ReadonlyMap<string, StockCount | null> {
  const counts = countsOf(kiosk);
  return new Map(products.map(({ id }) => [id, counts.get(id) ?? null]));
}

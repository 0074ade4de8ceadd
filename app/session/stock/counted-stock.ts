import type { Product } from '../../config/schema.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { Ledger } from '../../journal/replay.ts';
import type { KioskState, StockLoad } from '../state/state.ts';

/** What is known of a product's pieces. */
export interface StockCount extends StockLoad {
  readonly left: number;
}

/** The pieces of each product after the configuration was read, and the entries that this means. */
export interface CountedStock {
  readonly left: ReadonlyMap<string, number>;
  readonly loads: ReadonlyMap<string, StockLoad>;
  readonly entries: readonly JournalEntry[];
}

/**
 * Counts on from what is known. Another number in the configuration than when it was counted last means that the machine
 * was refilled; a number that was set in the service menu stays until then.
 */
export function countedStock(catalogue: readonly Product[], known: ReadonlyMap<string, StockCount>): CountedStock {
  const left = new Map<string, number>();
  const loads = new Map<string, StockLoad>();
  const entries: JournalEntry[] = [];
  for (const { id, stock: configured = null } of catalogue) {
    const count = known.get(id);
    if (count?.configured === configured) {
      left.set(id, count.left);
      loads.set(id, loadOf(count));
    } else if (configured !== null) {
      left.set(id, configured);
      loads.set(id, { loaded: configured, configured, ...(count === undefined ? {} : { earlier: earlierOf(count) }) });
      entries.push({ kind: 'stock-loaded', productId: id, count: configured });
    }
  }
  return { left, loads, entries };
}

function loadOf({ loaded, configured, earlier }: StockCount): StockLoad {
  return { loaded, configured, ...(earlier === undefined ? {} : { earlier }) };
}

function earlierOf({ left, loaded, configured }: StockCount): NonNullable<StockLoad['earlier']> {
  return { left, loaded, configured };
}

/** The counts of the journal. */
export function recordsOf({ stock }: Pick<Ledger, 'stock'>): ReadonlyMap<string, StockCount> {
  return new Map(
    [...stock].map(([id, { loaded, dispensed, configured = loaded }]) => [
      id,
      { left: Math.max(0, loaded - dispensed), loaded, configured },
    ]),
  );
}

/** The counts of the running kiosk. */
export function countsOf({ stock, loads }: Pick<KioskState, 'stock' | 'loads'>): ReadonlyMap<string, StockCount> {
  return new Map(
    [...loads].flatMap(([id, load]) => {
      const left = stock.get(id);
      return left === undefined ? [] : [[id, { ...load, left }]];
    }),
  );
}

import type { ConfigChange } from '../../../config/change.ts';
import type { Role } from '../../../role.ts';
import { countsOf, type StockCount } from '../../../session/stock/counted-stock.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { withCount, type Counted } from '../stock/counting.ts';

/**
 * The counts after a change of numbers in the configuration was taken back. What was counted before it counts again,
 * less what has gone out since; a count that somebody has set since stays. Otherwise the number that comes back would
 * mean a refill, and the pieces that were sold would be there again.
 */
export function withUndoneCounts(kiosk: KioskState, undone: readonly ConfigChange[], role: Role): Counted {
  return undone.reduce<Counted>(
    (counted, change) => {
      const next = withUndoneCount(counted.kiosk, change, role);
      return next === null ? counted : { kiosk: next.kiosk, entries: [...counted.entries, ...next.entries] };
    },
    { kiosk, entries: [] },
  );
}

function withUndoneCount(kiosk: KioskState, change: ConfigChange, role: Role): Counted | null {
  if (change.kind !== 'set' || change.path.at(-1) !== 'stock') return null;
  const product = change.path.at(-2);
  if (typeof product !== 'object' || typeof product.id !== 'string') return null;
  const count = countsOf(kiosk).get(product.id);
  const configured = typeof change.after === 'number' ? change.after : null;
  if (count === undefined || count.configured === configured || count.configured !== change.before) return null;
  const restored = restoredCount(count, configured);
  if (restored === null) return null;
  return withCount(kiosk, { id: product.id, ...(configured === null ? {} : { stock: configured }) }, restored, role);
}

/** Null: before the change it was not counted, and is not counted again. */
function restoredCount(
  { left, loaded, earlier }: StockCount,
  configured: number | null,
): Pick<StockCount, 'left' | 'loaded'> | null {
  if (earlier?.configured !== configured) return configured === null ? null : { left, loaded };
  return { left: Math.max(0, earlier.left - (loaded - left)), loaded: earlier.loaded };
}

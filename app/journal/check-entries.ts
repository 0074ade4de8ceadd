import { err, ok, type Result } from '../result.ts';
import { refundableTiyn } from './apply-refund.ts';
import type { JournalEntry } from './entry.ts';
import { applyEntry, newBooks, type SaleRecord } from './replay.ts';

/** The first entry that contradicts the entries before it, and why. */
export interface MisplacedEntry {
  readonly entry: JournalEntry;
  readonly detail: string;
}

/**
 * Applies the entries of one step to copies of the sales that they name. Returns the sales as they are afterwards, or
 * the first entry that `replay` would refuse; opening a sale a second time is refused, because its record would start
 * over, and so is the intent to give more back than is owed. `find` returns undefined for a sale that was never opened; its exceptions are passed on.
 */
export function checkEntries(
  entries: readonly JournalEntry[],
  wallMs: number,
  find: (saleId: string) => SaleRecord | undefined,
): Result<ReadonlyMap<string, SaleRecord>, MisplacedEntry> {
  const books = newBooks();
  for (const entry of entries) {
    if ('saleId' in entry && !books.sales.has(entry.saleId)) {
      const found = find(entry.saleId);
      if (found !== undefined) books.sales.set(entry.saleId, found);
    }
    if (entry.kind === 'sale-opened' && books.sales.has(entry.saleId))
      return err({ entry, detail: 'journal: a sale is opened a second time' });
    const sale = entry.kind === 'refund-intended' ? books.sales.get(entry.saleId) : undefined;
    if (entry.kind === 'refund-intended' && sale !== undefined && entry.amountTiyn > refundableTiyn(sale))
      return err({ entry, detail: 'journal: more is to go back than is owed' });
    try {
      applyEntry(books, { entry, wallMs });
    } catch (error) {
      // The entry is out of order, or an amount falls below zero: `applyEntry` throws for no other reason, because it
      // depends on its arguments alone.
      return err({ entry, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return ok(books.sales);
}

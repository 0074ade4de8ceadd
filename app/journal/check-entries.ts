import { err, ok, type Result } from '../result.ts';
import type { JournalEntry } from './entry.ts';
import { applyEntry, newBooks, type SaleRecord } from './replay.ts';

/** The first entry that does not fit to those before it, and why. */
export interface MisplacedEntry {
  readonly entry: JournalEntry;
  readonly detail: string;
}

/**
 * Adds the entries of one step to copies of the books of the sales that they name. Returns those sales as they are
 * afterwards, or the first entry that `replay` would refuse; a sale that is opened a second time counts as one, because
 * its books would begin again. `find` answers undefined for a sale that was never opened; what it throws is passed on.
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
    try {
      applyEntry(books, { entry, wallMs });
    } catch (error) {
      // An order that is never written, or an amount below zero: `applyEntry` depends on nothing but its arguments.
      return err({ entry, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return ok(books.sales);
}

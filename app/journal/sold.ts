import type { Sold } from '../money/price.ts';
import type { JournalEntry, SaleItem } from './entry.ts';

/** What a sale was opened for; the entry's quantity is that of its first product. */
export function soldOf({
  item,
  quantity = 1,
  further = [],
}: Extract<JournalEntry, { kind: 'sale-opened' }>): Sold<SaleItem> {
  return { item, quantity: further.reduce((sum, line) => sum + line.quantity, quantity), further };
}

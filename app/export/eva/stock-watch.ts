import type { RecordedEntry, SaleItem } from '../../journal/entry.ts';
import { soldOf } from '../../journal/sold.ts';
import { itemOfPiece, linesOf, type Sold } from '../../money/price.ts';

/** Pieces left of every counted product, and what is needed to follow them. */
export interface StockWatch {
  /** Products of each sale that may still give something out. */
  readonly productOf: Map<string, Sold<SaleItem>>;
  readonly channelOf: Map<string, number>;
  readonly left: Map<string, number>;
}

export function newStock(): StockWatch {
  return { productOf: new Map(), channelOf: new Map(), left: new Map() };
}

/** Follows one entry. `told` hears of a channel that is empty now, or has something in it again. */
export function noteStock(
  { productOf, channelOf, left }: StockWatch,
  { entry }: Pick<RecordedEntry, 'entry'>,
  told: (channel: number, isOut: boolean) => void,
): void {
  const tellFilled = (productId: string): void => {
    const channel = channelOf.get(productId);
    if (channel !== undefined && (left.get(productId) ?? 1) > 0) told(channel, false);
  };
  switch (entry.kind) {
    case 'sale-opened':
      productOf.set(entry.saleId, soldOf(entry));
      for (const { item } of linesOf(soldOf(entry))) channelOf.set(item.productId, item.channel);
      return;
    case 'stock-loaded':
      left.set(entry.productId, entry.count);
      tellFilled(entry.productId);
      return;
    case 'stock-set':
      if (entry.count === null) left.delete(entry.productId);
      else left.set(entry.productId, entry.count);
      tellFilled(entry.productId);
      return;
    case 'dispensed': {
      const goods = productOf.get(entry.saleId);
      const sold = goods === undefined ? undefined : itemOfPiece(goods, entry.piece ?? 1);
      const before = sold === undefined ? undefined : left.get(sold.productId);
      if (sold === undefined || before === undefined) return;
      left.set(sold.productId, Math.max(0, before - 1));
      if (before === 1) told(sold.channel, true);
      return;
    }
    default:
      return;
  }
}

import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { useWords } from '../state/shown.ts';

/** What a product cost before its price was lowered, in words: a struck figure alone is not read out. */
export function EarlierPrice({ product: { earlierTiyn } }: { readonly product: ProductCard }): ReactNode {
  const { say } = useWords();
  if (earlierTiyn === null) return null;
  return <span className="earlier-price">{say('card.earlier', { amount: formatTenge(earlierTiyn) })}</span>;
}

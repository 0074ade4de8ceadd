import type { ProductCard } from '../../../app/session/view/view.ts';

/** What the typed digits lead to: nothing yet, a product, a part of a longer number, or a number that is not there. */
export type TypedShelf =
  { readonly kind: 'empty' | 'part' | 'none' } | { readonly kind: 'found'; readonly product: ProductCard };

/** The product at the typed number. */
export function shelfTyped(products: readonly ProductCard[], typed: string): TypedShelf {
  if (typed === '') return { kind: 'empty' };
  const product = products.find(({ shelf }) => String(shelf) === typed);
  if (product !== undefined) return { kind: 'found', product };
  return { kind: beginsNumber(products, typed) ? 'part' : 'none' };
}

/** The digits after another one: a number that is complete, or that is not there, makes room for the next. */
export function withDigit(products: readonly ProductCard[], typed: string, digit: number): string {
  const longer = `${typed}${String(digit)}`;
  if (beginsNumber(products, longer)) return longer;
  const { kind } = shelfTyped(products, typed);
  return kind === 'part' ? longer : String(digit);
}

function beginsNumber(products: readonly ProductCard[], typed: string): boolean {
  return products.some(({ shelf }) => String(shelf).startsWith(typed));
}

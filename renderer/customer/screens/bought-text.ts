import type { ProductCard, SaleParts } from '../../../app/session/view/view.ts';
import { pieces } from '../../../app/pieces.ts';
import type { Words } from '../state/shown.ts';

interface Sold extends Pick<SaleParts, 'lines' | 'quantity'> {
  readonly product: ProductCard;
}

/** What the customer buys, as text: "3 × Juice", and of a basket "2 × Juice, Water". */
export function boughtText({ product, quantity, lines }: Sold, { name }: Pick<Words, 'name'>): string {
  if (lines === undefined) return pieces(quantity, name(product.name));
  return lines.map((line) => pieces(line.quantity, name(line.product.name))).join(', ');
}

import { LANGUAGES } from '../../../language/language.ts';
import type { FileProduct } from './file-product.ts';
import type { ListedProduct } from './list-types.ts';

interface Pair {
  readonly row: ListedProduct;
  /** Null for a product that is new. */
  readonly product: FileProduct | null;
}

/**
 * Which product of the file each line of a list is: the one with its name, first on the same channel, then on another.
 * Pieces and sales belong to a product, so that another name is another product.
 */
export function matched(products: readonly FileProduct[], listed: readonly ListedProduct[]): readonly Pair[] {
  const found = new Map<ListedProduct, FileProduct>();
  const open = new Set(products);
  const take = (row: ListedProduct, isIt: (product: FileProduct) => boolean): void => {
    const product = [...open].find((one) => isSameName(one, row) && isIt(one));
    if (product === undefined) return;
    open.delete(product);
    found.set(row, product);
  };
  for (const row of listed) take(row, ({ channel }) => channel === row.channel);
  for (const row of listed) if (!found.has(row)) take(row, () => true);
  return listed.map((row) => ({ row, product: found.get(row) ?? null }));
}

/** In one language the names have to be the same, whatever the spelling of capitals. */
export function isSameName({ name }: Pick<FileProduct, 'name'>, row: Pick<ListedProduct, 'names' | 'name'>): boolean {
  return LANGUAGES.some((language) => {
    const own = typeof name === 'string' ? name : name[language];
    const listed = row.names[language];
    return own !== undefined && (isSame(own, listed) || isSame(own, row.name));
  });
}

function isSame(own: string, listed: string | undefined): boolean {
  return listed !== undefined && plain(own) === plain(listed);
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
}

import type { ConfigChange, FileValue } from '../../../config/change.ts';
import { LANGUAGES } from '../../../language/language.ts';
import type { FileProduct, FileText } from './file-product.ts';
import type { FormValues } from './form.ts';

const CATALOGUE = ['catalogue'] as const;

/** The changes that make a product of the file what was typed; none where nothing is different. */
export function changesOf(product: FileProduct, values: FormValues): readonly ConfigChange[] {
  const { id, channel, priceTenge, capacity, picture, active } = product;
  const set = (key: string, before: FileValue | undefined, after: FileValue | undefined): readonly ConfigChange[] =>
    before === after ? [] : [{ kind: 'set', path: [...CATALOGUE, { id }, key], before, after }];
  return [
    ...set('priceTenge', priceTenge, values.priceTenge),
    ...textChanges(id, 'name', product.name, values.names),
    ...set('channel', channel, values.channel),
    ...set('capacity', capacity, values.capacity),
    ...set('picture', picture, values.picture),
    ...textChanges(id, 'category', product.category, values.category),
    ...((active ?? true) === values.active ? [] : set('active', active, values.active ? undefined : false)),
  ];
}

/** One text for all languages becomes a text for each; texts of their own change one by one. An empty one goes away. */
function textChanges(
  id: string,
  key: 'name' | 'category',
  text: FileText | undefined,
  typed: FormValues['names'],
): readonly ConfigChange[] {
  const path = [...CATALOGUE, { id }, key];
  const isGone = Object.keys(typed).length === 0;
  if (text === undefined || typeof text === 'string' || isGone) {
    const isSame = text === undefined ? isGone : LANGUAGES.every((language) => typed[language] === text);
    return isSame ? [] : [{ kind: 'set', path, before: text, after: isGone ? undefined : { ...typed } }];
  }
  return LANGUAGES.flatMap((language): readonly ConfigChange[] => {
    const before = text[language];
    const after = typed[language];
    return before === after ? [] : [{ kind: 'set', path: [...path, language], before, after }];
  });
}

/**
 * A new product. A counted one begins with zero pieces, unless their number is given; its count is set at the door
 * `stock`.
 */
export function additionOf(
  products: readonly FileProduct[],
  values: FormValues,
  stock: number | undefined = values.capacity === undefined ? undefined : 0,
): { readonly change: ConfigChange; readonly item: FileProduct } {
  const { channel, names, priceTenge, capacity, picture, category, active } = values;
  const item = {
    id: freshId(products, values),
    channel,
    name: { ...names },
    priceTenge,
    ...(stock === undefined ? {} : { stock }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(picture === undefined ? {} : { picture }),
    ...(Object.keys(category).length === 0 ? {} : { category: { ...category } }),
    ...(active ? {} : { active }),
  };
  return { change: { kind: 'add', path: CATALOGUE, item }, item };
}

/** An id that does not have to be typed: the English name, or the channel. */
function freshId(products: readonly FileProduct[], { names, channel }: FormValues): string {
  const word = (names.en ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  const wanted = /[a-z]/.test(word) ? word : `channel-${String(channel)}`;
  const taken = new Set(products.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${String(number)}`;
  return id;
}

export function removalOf(product: FileProduct): ConfigChange {
  return { kind: 'remove', path: CATALOGUE, before: { ...product } };
}

/** The product one place earlier or later in the customer's order; null at the end of the list. */
export function moveOf(products: readonly FileProduct[], productId: string, by: -1 | 1): ConfigChange | null {
  const before = products.map(({ id }) => id);
  const from = before.indexOf(productId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= before.length) return null;
  const after = before.filter((id) => id !== productId);
  after.splice(to, 0, productId);
  return { kind: 'order', path: CATALOGUE, before, after };
}

/** The change that brings the products into this order; none where they stand so already. */
export function orderOf(before: readonly string[], after: readonly string[]): readonly ConfigChange[] {
  const isSame = before.every((id, index) => id === after[index]);
  return isSame ? [] : [{ kind: 'order', path: CATALOGUE, before, after }];
}

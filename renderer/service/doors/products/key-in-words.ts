import type { productsWords } from '../../../../app/messages/service/products-words.ts';

type Word = keyof typeof productsWords;

const CATEGORIES: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['kk', 'categoryKk'],
  ['ru', 'categoryRu'],
  ['en', 'categoryEn'],
]);

const FIELDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['priceTenge', 'price'],
  ['channel', 'channel'],
  ['capacity', 'capacity'],
  ['stock', 'stock'],
  ['picture', 'picture'],
  ['category', 'category'],
  ['active', 'active'],
  ['kk', 'kk'],
  ['ru', 'ru'],
  ['en', 'en'],
]);

/** The field of a product's key as the form calls it: `Price in tenge`. */
export function fieldInWords(key: string, say: (word: Word) => string): string {
  const [, id, ...rest] = key.split('.');
  const called = keyInWords(key, say);
  return rest.length === 0 || id === undefined ? called : called.replace(`${id}: `, '');
}

/** A key of the file as the form calls it, with the product's id: `water: Price in tenge`; the key itself where it has no word. */
export function keyInWords(key: string, say: (word: Word) => string): string {
  const [list, id, ...rest] = key.split('.');
  if (list !== 'catalogue' || id === undefined) return key;
  const word = (rest[0] === 'category' && rest.length > 1 ? CATEGORIES : FIELDS).get(rest.at(-1) ?? '');
  return word === undefined ? [id, ...rest].join('.') : `${id}: ${say(word)}`;
}

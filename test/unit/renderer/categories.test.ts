import { expect, test } from 'vitest';
import type { LocalText } from '../../../app/language/language.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { cards, sixtyCards } from '../../../main/bench/samples/products.ts';
import { categoriesOf, categoryKey } from '../../../renderer/customer/screens/categories.ts';

const inAll = (text: string): LocalText => ({ kk: text, ru: text, en: text });

function productsOf(count: number, categoryAt: (index: number) => string | null): readonly ProductCard[] {
  return Array.from({ length: count }, (_, index) => {
    const category = categoryAt(index);
    return { ...cards[0], id: String(index), category: category === null ? null : inAll(category) } as ProductCard;
  });
}

test('the categories stand in the order of the catalogue, products without one last', () => {
  const products = productsOf(12, (index) => [null, 'b', 'a'][index % 3] ?? null);
  expect(categoriesOf(products).map(({ name }) => name?.ru ?? null)).toEqual(['b', 'a', null]);
});

test.each([
  ['eight products are seen at a glance', 8, (index: number) => String(index % 2)],
  ['one category is no choice', 20, () => 'a'],
  ['without categories there is no choice', 20, () => null],
])('%s', (_what, count, categoryAt) => {
  expect(categoriesOf(productsOf(count, categoryAt))).toEqual([]);
});

test('every product is in exactly one category', () => {
  const keys = categoriesOf(sixtyCards).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(sixtyCards.every((product) => keys.includes(categoryKey(product)))).toBe(true);
});

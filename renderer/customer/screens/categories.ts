import type { LocalText } from '../../../app/language/language.ts';
import type { ProductCard } from '../../../app/session/view/view.ts';

/** So few products are seen at a glance. */
const FEW_PRODUCTS = 8;

/** A category with its products; `name` is null for those that belong to none. */
export interface Category {
  readonly key: string;
  readonly name: LocalText | null;
}

/** The key of the products without a category. No category has an empty name. */
const NO_CATEGORY = '';

/** The key of a product's category; the spelling is the same for all products of one. */
export function categoryKey({ category }: ProductCard): string {
  return category === null ? NO_CATEGORY : `${category.kk}\n${category.ru}\n${category.en}`;
}

/** The categories in the order of the catalogue, those without one last; empty where a choice would not help. */
export function categoriesOf(products: readonly ProductCard[]): readonly Category[] {
  if (products.length <= FEW_PRODUCTS) return [];
  const found = new Map(products.map((product) => [categoryKey(product), product.category]));
  const all = [...found].map(([key, name]): Category => ({ key, name }));
  const named = all.filter(({ name }) => name !== null);
  return named.length === 0 || all.length < 2 ? [] : [...named, ...all.filter(({ name }) => name === null)];
}

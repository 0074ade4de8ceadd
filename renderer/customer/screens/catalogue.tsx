import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { useForgotten } from '../parts/use-forgotten.ts';
import { categoriesOf, categoryKey } from './categories.ts';
import { CategoryTabs } from './category-tabs.tsx';
import { ProductGrid } from './product-grid.tsx';

/** The products, all of them or one category of many. */
export function Catalogue({ products }: { readonly products: readonly ProductCard[] }): ReactNode {
  const [chosen, choose] = useState<string | null>(null);
  const showAll = useCallback(() => {
    choose(null);
  }, []);
  useForgotten(chosen !== null, showAll);
  const categories = useMemo(() => categoriesOf(products), [products]);
  // A changed catalogue may have lost the category.
  const shownKey = categories.some(({ key }) => key === chosen) ? chosen : null;
  const shown = useMemo(
    () => (shownKey === null ? products : products.filter((product) => categoryKey(product) === shownKey)),
    [products, shownKey],
  );
  return (
    <div className="catalogue" data-categories={categories.length > 0}>
      {categories.length > 0 && <CategoryTabs categories={categories} chosen={shownKey} choose={choose} />}
      {/* Another category begins at its top. */}
      <ProductGrid key={shownKey} products={shown} />
    </div>
  );
}

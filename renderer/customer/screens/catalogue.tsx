import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { useForgotten } from '../parts/use-forgotten.ts';
import { categoriesOf, categoryKey } from './categories.ts';
import { useIsBasket } from './choice.ts';
import { CategoryTabs } from './category-tabs.tsx';
import { keepPlace, leftPlace } from './left-place.ts';
import { ProductGrid } from './product-grid.tsx';

/** The products, all of them or one category of many. */
export function Catalogue({ products }: { readonly products: readonly ProductCard[] }): ReactNode {
  const isBasket = useIsBasket();
  const [chosen, setChosen] = useState<string | null>(() => (isBasket ? leftPlace().category : null));
  const choose = useCallback((category: string | null) => {
    keepPlace({ category, top: 0 });
    setChosen(category);
  }, []);
  const showAll = useCallback(() => {
    choose(null);
  }, [choose]);
  // The products of the next customer begin anew.
  useEffect(() => {
    if (!isBasket) keepPlace({ category: null, top: 0 });
  }, [isBasket]);
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

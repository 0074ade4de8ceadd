import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useWords } from '../state/shown.ts';
import { useIsBasket } from './choice.ts';
import { keepPlace, leftPlace } from './left-place.ts';
import { ProductButton } from './product-button.tsx';
import { useScrollPlace } from './use-scroll-place.ts';

/** The density of the cards. It depends on their number alone, so that the page never jumps. */
function densityOf(count: number): 'large' | 'medium' | 'packed' | 'small' {
  if (count <= 3) return 'large';
  if (count <= 6) return 'medium';
  return count <= 8 ? 'packed' : 'small';
}

/** The part of a page to scroll: a little less than one, so that the last row stays visible as the first. */
const PAGE_PART = 0.75;

/** All products. Those that do not fit are reached by swiping or with the button below. */
export function ProductGrid({ products }: { readonly products: readonly ProductCard[] }): ReactNode {
  const { say } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const place = useScrollPlace(grid, products);
  const isBasket = useIsBasket();
  useLayoutEffect(() => {
    if (isBasket && grid.current !== null) grid.current.scrollTop = leftPlace().top;
  }, [isBasket]);
  const isAtEnd = place === 'end';

  const turnPage = (): void => {
    const element = grid.current;
    if (element === null) return;
    const top = isAtEnd ? 0 : element.scrollTop + element.clientHeight * PAGE_PART;
    element.scrollTo({ top, behavior: 'smooth' });
  };

  return (
    <div className="grid-frame">
      <div
        ref={grid}
        className="grid"
        data-density={densityOf(products.length)}
        data-scrolls={place !== 'none'}
        onScroll={({ currentTarget }) => {
          keepPlace({ top: currentTarget.scrollTop });
        }}
      >
        {products.map((product) => (
          <ProductButton key={product.id} product={product} />
        ))}
      </div>
      {place !== 'none' && (
        <PressButton className="grid-more" data-up={isAtEnd} onPress={turnPage}>
          {say(isAtEnd ? 'idle.to-top' : 'idle.more')}
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 9l7 7 7-7" />
          </svg>
        </PressButton>
      )}
    </div>
  );
}

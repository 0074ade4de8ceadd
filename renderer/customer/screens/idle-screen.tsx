import type { ReactNode } from 'react';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { InterruptedCard } from './interrupted-card.tsx';
import { ProductGrid } from './product-grid.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The question and the products. */
export function IdleContent({ screen }: ScreenProps<'idle'>): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  const isEmpty = screen.products.length === 0;
  return (
    <div className="idle" data-empty={isEmpty}>
      <div className="idle-head">
        {screen.interrupted.length > 0 && (
          <div className="interrupted-cards">
            {screen.interrupted.map((card) => (
              <InterruptedCard key={card.saleId} card={card} contact={frame.contact} />
            ))}
          </div>
        )}
        <div className="idle-ask">
          <Heading screen={screen} />
          {!isEmpty && (
            <p className="lead">
              {say(!screen.takesCash ? 'idle.hint' : screen.takesQr ? 'idle.hint-cash' : 'idle.hint-cash-only')}
            </p>
          )}
        </div>
      </div>
      {!isEmpty && <ProductGrid products={screen.products} />}
      {frame.contact !== null && <p className="idle-help">{say('header.help', { contact: frame.contact })}</p>}
    </div>
  );
}

import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { hintText } from '../../../app/messages/ways-text.ts';
import { layoutMoved } from '../../parts/moved-layout.ts';
import { useShown, useWords } from '../state/shown.ts';
import { OperatorNotice } from '../parts/operator-notice.tsx';
import { TextWithContact } from '../parts/text-with-contact.tsx';
import { Heading } from './heading.tsx';
import { InterruptedCard } from './interrupted-card.tsx';
import { ProductChoice } from './product-choice.tsx';
import type { ScreenProps } from './screen-of.ts';

/** What stands above the products comes and goes by itself, and moves them under a finger that is on its way. */
function useMovesProducts(above: string): void {
  const before = useRef(above);
  useLayoutEffect(() => {
    if (before.current !== above) layoutMoved();
    before.current = above;
  }, [above]);
}

/** The question and the products. */
export function IdleContent({ screen }: ScreenProps<'idle'>): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  useMovesProducts([screen.notice?.ru ?? '', ...screen.interrupted.map(({ saleId }) => saleId)].join('\n'));
  const isEmpty = screen.products.length === 0;
  return (
    <div className="idle" data-empty={isEmpty} data-by-number={screen.byNumber}>
      <div className="idle-head">
        {screen.interrupted.length > 0 && (
          <div className="interrupted-cards">
            {screen.interrupted.map((card) => (
              <InterruptedCard key={card.saleId} card={card} contact={frame.contact} />
            ))}
          </div>
        )}
        <div className="idle-ask">
          <OperatorNotice notice={screen.notice} />
          <Heading screen={screen} />
          {!isEmpty && <p className="lead">{hintText(frame.language, screen)}</p>}
        </div>
      </div>
      {!isEmpty && <ProductChoice products={screen.products} byNumber={screen.byNumber} />}
      {frame.contact !== null && (
        <p className="idle-help">
          <TextWithContact text={say('header.help', { contact: frame.contact })} contact={frame.contact} />
        </p>
      )}
    </div>
  );
}

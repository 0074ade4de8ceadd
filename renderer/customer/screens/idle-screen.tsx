import { useCallback, useState, type ReactNode } from 'react';
import { hintText } from '../../../app/messages/ways-text.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useForgotten } from '../parts/use-forgotten.ts';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { InterruptedCard } from './interrupted-card.tsx';
import { Catalogue } from './catalogue.tsx';
import { NumberChoice } from './number-choice.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The question and the products. */
export function IdleContent({ screen }: ScreenProps<'idle'>): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
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
          <Heading screen={screen} />
          {!isEmpty && <p className="lead">{hintText(frame.language, screen)}</p>}
        </div>
      </div>
      {!isEmpty && <Choice screen={screen} />}
      {frame.contact !== null && <p className="idle-help">{say('header.help', { contact: frame.contact })}</p>}
    </div>
  );
}

/** The products themselves or, where they stand behind glass, the number at the shelf. */
function Choice({ screen }: ScreenProps<'idle'>): ReactNode {
  const { say } = useWords();
  const [isListShown, setListShown] = useState(false);
  const showPad = useCallback(() => {
    setListShown(false);
  }, []);
  useForgotten(isListShown, showPad);
  if (!screen.byNumber) return <Catalogue products={screen.products} />;
  if (!isListShown) {
    return (
      <NumberChoice
        products={screen.products}
        showList={() => {
          setListShown(true);
        }}
      />
    );
  }
  return (
    <div className="listed">
      <Catalogue products={screen.products} />
      <PressButton className="button ghost number-list" onPress={showPad}>
        {say('idle.show-pad')}
      </PressButton>
    </div>
  );
}

import { useCallback, useState, type ReactNode } from 'react';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useForgotten } from '../parts/use-forgotten.ts';
import { useWords } from '../state/shown.ts';
import { useChoice } from './choice.ts';
import { ProductButton } from './product-button.tsx';
import { shelfTyped, withDigit, type TypedShelf } from './typed-shelf.ts';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

interface Props {
  readonly products: readonly ProductCard[];
  readonly showList: () => void;
}

/** The number at the shelf, typed by the customer, and the product that it means. */
export function NumberChoice({ products, showList }: Props): ReactNode {
  const choice = useChoice();
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const clear = useCallback(() => {
    setTyped('');
  }, []);
  useForgotten(typed !== '', clear);
  const shelf = shelfTyped(products, typed);
  const chosen =
    shelf.kind === 'found' && !shelf.product.soldOut && !choice.isFull(shelf.product.id) ? shelf.product : null;

  const digitKey = (digit: number): ReactNode => (
    <PressButton
      key={digit}
      className="phone-digit"
      onPress={() => {
        setTyped(withDigit(products, typed, digit));
      }}
    >
      {String(digit)}
    </PressButton>
  );

  return (
    <div className="by-number">
      <div className="number-shown" data-kind={shelf.kind} aria-live="polite">
        <NumberShown typed={typed} shelf={shelf} />
      </div>
      <div className="phone-pad number-pad" role="group">
        {DIGITS.map(digitKey)}
        <PressButton className="phone-digit phone-erase" disabled={typed === ''} onPress={clear}>
          {say('phone.erase')}
        </PressButton>
        {digitKey(0)}
        <PressButton
          className="button filled number-choose"
          disabled={chosen === null}
          onPress={() => {
            if (chosen === null) return;
            choice.choose(chosen.id);
            // The next number of a basket is typed from its start.
            clear();
          }}
        >
          {say('idle.number-choose')}
        </PressButton>
      </div>
      <PressButton className="button ghost number-list" onPress={showList}>
        {say('idle.show-list')}
      </PressButton>
    </div>
  );
}

function NumberShown({ typed, shelf }: { readonly typed: string; readonly shelf: TypedShelf }): ReactNode {
  const { say } = useWords();
  if (shelf.kind === 'found') return <ProductButton product={shelf.product} />;
  if (shelf.kind === 'empty') return <p className="number-ask">{say('idle.number-ask')}</p>;
  return (
    <>
      <output className="number-typed" aria-label={say('idle.number', { number: typed })}>
        {typed}
      </output>
      {shelf.kind === 'none' && <p className="phone-mistake">{say('idle.number-none')}</p>}
    </>
  );
}

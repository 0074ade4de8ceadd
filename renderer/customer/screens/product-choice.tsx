import { useCallback, useState, type ReactNode } from 'react';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useForgotten } from '../parts/use-forgotten.ts';
import { useWords } from '../state/shown.ts';
import { Catalogue } from './catalogue.tsx';
import { NumberChoice } from './number-choice.tsx';

interface Props {
  readonly products: readonly ProductCard[];
  readonly byNumber: boolean;
}

/** The products themselves or, where they stand behind glass, the number at the shelf. */
export function ProductChoice({ products, byNumber }: Props): ReactNode {
  const { say } = useWords();
  const [isListShown, setListShown] = useState(false);
  const showPad = useCallback(() => {
    setListShown(false);
  }, []);
  useForgotten(isListShown, showPad);
  if (!byNumber) return <Catalogue products={products} />;
  if (!isListShown) {
    return (
      <NumberChoice
        products={products}
        showList={() => {
          setListShown(true);
        }}
      />
    );
  }
  return (
    <div className="listed">
      <Catalogue products={products} />
      <PressButton className="button ghost number-list" onPress={showPad}>
        {say('idle.show-pad')}
      </PressButton>
    </div>
  );
}

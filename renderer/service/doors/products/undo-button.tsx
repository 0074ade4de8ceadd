import type { ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import type { ProductsAction } from '../../../../app/service/doors/products/actions.ts';
import type { ProductsView } from '../../../../app/service/doors/products/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly view: ProductsView;
  readonly act: (action: ProductsAction) => void;
}

/** Takes the last change of this run back. */
export function UndoButton({ view, act }: Props): ReactNode {
  const { say } = useServiceWords(productsWords);
  return (
    <ActionButton
      action="undo"
      disabled={view.undo === null || view.isWriting}
      onPress={() => {
        act({ kind: 'undo' });
      }}
    >
      {say('undo')}
    </ActionButton>
  );
}

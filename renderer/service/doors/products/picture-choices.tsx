import type { ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import type { PictureChoice } from '../../../../app/service/doors/products/types.ts';
import { PressButton } from '../../../parts/press-button.tsx';
import { Picture } from '../../../picture/picture.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  /** Its name in the file; empty where the product's id decides. */
  readonly chosen: string;
  readonly pictures: readonly PictureChoice[];
  readonly onChoose: (name: string) => void;
}

/** The operator's own pictures and the built-in drawings. */
export function PictureChoices({ chosen, pictures, onChoose }: Props): ReactNode {
  const { say } = useServiceWords(productsWords);
  return (
    <div className="picture-choices" role="group" aria-label={say('picture')}>
      <PressButton
        className="picture-choice picture-none"
        data-action="picture-none"
        aria-pressed={chosen === ''}
        onPress={() => {
          onChoose('');
        }}
      >
        {say('picture.own')}
      </PressButton>
      {pictures.map(({ name, address }) => (
        <PressButton
          key={name}
          className="picture-choice"
          data-action={`picture-${name}`}
          aria-label={name}
          aria-pressed={chosen === name}
          onPress={() => {
            onChoose(name);
          }}
        >
          <Picture picture={address} />
        </PressButton>
      ))}
    </div>
  );
}

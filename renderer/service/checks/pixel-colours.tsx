import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useServiceWords } from '../state/shown.ts';

/** Each colour shows pixels that are stuck at another one. */
const COLOURS = ['#ff0000', '#00ff00', '#0000ff', '#ffffff', '#000000'] as const;

/** The whole screen in one colour after the other; a touch shows the next. */
export function PixelColours({ onEnd }: { readonly onEnd: () => void }): ReactNode {
  const { say } = useServiceWords(checksWords);
  const [index, setIndex] = useState(0);
  return createPortal(
    <PressButton
      className="pixel-colours"
      data-action="pixels-next"
      data-colour={COLOURS[index]}
      style={{ background: COLOURS[index] }}
      aria-label={say('pixels.next')}
      onPress={() => {
        if (index + 1 < COLOURS.length) setIndex(index + 1);
        else onEnd();
      }}
    />,
    document.body,
  );
}

import type { CSSProperties, ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';

type DimStyle = CSSProperties & { readonly '--dimmed': number };

/**
 * Black or a veil over the products, in the operator's dark hours. The whole of it is one button, so that the touch that
 * wakes it does nothing else.
 */
export function DarkScreen(): ReactNode {
  const { frame, intents } = useShown();
  const { say } = useWords();
  const style: DimStyle = { '--dimmed': 1 - frame.darkBrightness / 100 };
  return <PressButton className="dark-screen" style={style} aria-label={say('dark.wake')} onPress={intents.wake} />;
}

import type { ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';

/** Black, in the operator's dark hours. The whole of it is one button, so that the touch that wakes it does nothing else. */
export function DarkScreen(): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return <PressButton className="dark-screen" aria-label={say('dark.wake')} onPress={intents.wake} />;
}

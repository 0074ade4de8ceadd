import type { ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { PhoneWaiting } from './phone-waiting.tsx';
import type { ScreenProps } from './screen-of.ts';

/** Shown while Kaspi has not sent a code yet. */
export function PreparingContent({ screen }: ScreenProps<'preparing'>): ReactNode {
  const { say } = useWords();
  return (
    <PhoneWaiting screen={screen} tick={false} text={say(screen.isInvoice ? 'preparing.invoice' : 'preparing.text')} />
  );
}

/** The code has not been shown yet, so leaving costs nothing. */
export function PreparingActions(): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <PressButton className="button ghost" onPress={intents.cancel}>
      {say('action.cancel')}
    </PressButton>
  );
}

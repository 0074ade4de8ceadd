import type { ReactNode } from 'react';
import { useWords } from '../state/shown.ts';
import { PhoneWaiting } from './phone-waiting.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The time is up and Kaspi is asked a last time: there is no code to scan and nothing to cancel. */
export function CheckingContent({ screen }: ScreenProps<'qr' | 'confirm' | 'invoice'>): ReactNode {
  const { say } = useWords();
  return <PhoneWaiting screen={screen} tick={screen.name === 'confirm'} text={say('checking.text')} />;
}

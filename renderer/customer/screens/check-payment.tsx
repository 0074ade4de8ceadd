import type { ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';
import type { ScreenProps } from './screen-of.ts';

type Props = ScreenProps<'qr' | 'invoice'>;

/** "Check payment", where the machine may not ask by itself. */
export function CheckButton({ screen: { check } }: Props): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  if (check === null) return null;
  return (
    <PressButton className="button filled" disabled={check === 'asked'} onPress={intents.check}>
      {say('invoice.check')}
    </PressButton>
  );
}

/** Whether the screen changes by itself, or a touch is needed; and what the last touch has led to. */
export function CheckHint({ screen: { check } }: Props): ReactNode {
  const { say } = useWords();
  const key =
    check === null ? 'invoice.wait' : check === 'none' ? 'invoice.check-hint' : (`invoice.check.${check}` as const);
  return (
    <p
      className={check === 'not-paid' || check === 'unanswered' ? 'invoice-hint told' : 'invoice-hint'}
      aria-live="polite"
    >
      {say(key)}
    </p>
  );
}

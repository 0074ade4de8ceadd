import type { ReactNode } from 'react';
import { TimeRing } from '../parts/time-ring.tsx';
import { useWords } from '../state/shown.ts';
import { PhoneWaiting } from './phone-waiting.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The code has been scanned; the customer continues on the phone. */
export function ConfirmContent({ screen }: ScreenProps<'confirm'>): ReactNode {
  const { say } = useWords();
  return <PhoneWaiting screen={screen} tick={true} text={say('confirm.text')} />;
}

/** A scanned purchase can only be cancelled on the phone. */
export function ConfirmActions({ screen }: ScreenProps<'confirm'>): ReactNode {
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      <p className="actions-text">{say('confirm.change-of-mind')}</p>
    </>
  );
}

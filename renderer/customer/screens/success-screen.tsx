import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../parts/press-button.tsx';
import { ReceiptSlip } from '../parts/receipt-slip.tsx';
import { Sign } from '../parts/sign.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { useShown, useWords } from '../shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

/** Paid and dispensed. */
export function SuccessContent({ screen }: ScreenProps<'success'>): ReactNode {
  const { say } = useWords();
  return (
    <div className="centre success">
      <div className="success-fact">
        <Sign kind="success" />
        <Heading screen={screen} />
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        <p className="lead">{say('success.text')}</p>
      </div>
      <ReceiptSlip receipt={screen.receipt} />
    </div>
  );
}

/** The next customer may be waiting. */
export function SuccessActions({ screen }: ScreenProps<'success'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button filled" onPress={intents.done}>
        {say('action.done')}
      </PressButton>
    </>
  );
}

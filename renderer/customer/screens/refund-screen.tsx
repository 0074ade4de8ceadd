import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../parts/press-button.tsx';
import { Sign } from '../parts/sign.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { useShown, useWords } from '../shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

/** What went wrong, what happens to the money, and that nothing has to be done. */
export function RefundContent({ screen }: ScreenProps<'refund'>): ReactNode {
  const { say, name } = useWords();
  const { step, reason, product } = screen;
  return (
    <div className="centre refund">
      {step === 'asking' ? <WaitingRing /> : <Sign kind="success" />}
      <p className="overline">{say(`refund.${reason}`)}</p>
      <Heading screen={screen} />
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
      <p className="error-product">{name(product.name)}</p>
      <p className="lead">{say(`refund.${step}.text`)}</p>
    </div>
  );
}

/** The next customer may be waiting. */
export function RefundActions({ screen }: ScreenProps<'refund'>): ReactNode {
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

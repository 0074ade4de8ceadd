import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { PressButton } from '../parts/press-button.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from '../../../app/messages/pieces.ts';
import type { ScreenProps } from './screen-of.ts';

/** Shown while Kaspi has not sent a code yet. */
export function PreparingContent({ screen }: ScreenProps<'preparing'>): ReactNode {
  const { say, name } = useWords();
  return (
    <div className="centre">
      <WaitingRing>
        <PhoneDrawing tick={false} />
      </WaitingRing>
      <Heading screen={screen} />
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
      <p className="what">{pieces(screen.quantity, name(screen.product.name))}</p>
      <p className="lead">{say('preparing.text')}</p>
    </div>
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

import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../parts/press-button.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { Picture } from '../picture/picture.tsx';
import { useShown, useWords } from '../shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from './pieces.ts';
import type { ScreenProps } from './screen-of.ts';

/** What is bought and for how much. */
export function PaymentContent({ screen }: ScreenProps<'payment'>): ReactNode {
  const { name } = useWords();
  return (
    <div className="product">
      <Picture picture={screen.product.picture} />
      <Heading screen={screen} />
      <p className="what">{pieces(screen.quantity, name(screen.product.name))}</p>
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
    </div>
  );
}

/** The ways to pay, and the way back. */
export function PaymentActions({ screen }: ScreenProps<'payment'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button ghost" onPress={intents.cancel}>
        {say('action.cancel')}
      </PressButton>
      <PressButton className="button filled" onPress={intents.payByCash}>
        {say('payment.cash')}
      </PressButton>
      <PressButton className="button filled" onPress={intents.payByQr}>
        {say('payment.qr')}
      </PressButton>
    </>
  );
}

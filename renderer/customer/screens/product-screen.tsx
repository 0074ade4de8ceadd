import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../parts/press-button.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { Picture } from '../picture/picture.tsx';
import { useShown, useWords } from '../shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The details of one product. */
export function ProductContent({ screen }: ScreenProps<'product'>): ReactNode {
  const { say } = useWords();
  const { product } = screen;
  return (
    <div className="product">
      <Picture picture={product.picture} />
      <Heading screen={screen} />
      <p className="amount">{formatTenge(product.priceTiyn)}</p>
      <p className="lead">{say('product.text')}</p>
    </div>
  );
}

/** On to the payment, or back. */
export function ProductActions({ screen }: ScreenProps<'product'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button ghost" onPress={intents.cancel}>
        {say('action.cancel')}
      </PressButton>
      <PressButton className="button filled" disabled={screen.product.soldOut} onPress={intents.pay}>
        {say('action.pay')}
      </PressButton>
    </>
  );
}

import type { ReactNode } from 'react';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { QuantityStepper } from '../parts/quantity-stepper.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { EarlierPrice } from './earlier-price.tsx';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The price; for several pieces, the price of one beside the total. */
function Prices({ screen }: ScreenProps<'product'>): ReactNode {
  const { say } = useWords();
  return (
    <dl className="prices">
      <div>
        <dt>{say('product.each')}</dt>
        <dd>{formatTenge(screen.product.priceTiyn)}</dd>
      </div>
      <div className="prices-total">
        <dt>{say('product.total')}</dt>
        <dd className="amount">{formatTenge(screen.amountTiyn)}</dd>
      </div>
    </dl>
  );
}

/** The details of one product. */
export function ProductContent({ screen }: ScreenProps<'product'>): ReactNode {
  const { say } = useWords();
  const { product, maxQuantity, restTiyn } = screen;
  return (
    <div className="product">
      <Picture picture={product.picture} />
      <Heading screen={screen} />
      {maxQuantity > 1 ? <Prices screen={screen} /> : <p className="amount">{formatTenge(product.priceTiyn)}</p>}
      <EarlierPrice product={product} />
      <p className="lead">{say(restTiyn === ZERO_TIYN ? 'carried-change.pays' : 'product.text')}</p>
    </div>
  );
}

/** The quantity, in the lower part of an upright panel, where everybody can reach it. */
export function ProductGuide({ screen }: ScreenProps<'product'>): ReactNode {
  const { intents } = useShown();
  return <QuantityStepper quantity={screen.quantity} maxQuantity={screen.maxQuantity} onChange={intents.quantity} />;
}

/** Continue to the payment, or go back. */
export function ProductActions({ screen }: ScreenProps<'product'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <WayOut limit={screen.limit} />
      <PressButton className="button filled" disabled={screen.product.soldOut} onPress={intents.pay}>
        {say('action.pay')}
      </PressButton>
    </>
  );
}

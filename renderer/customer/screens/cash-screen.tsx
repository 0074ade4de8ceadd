import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../parts/press-button.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { useShown, useWords } from '../shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from './pieces.ts';
import type { ScreenProps } from './screen-of.ts';

/** How much is in and how much is missing, and which notes the machine takes. */
export function CashContent({ screen }: ScreenProps<'cash'>): ReactNode {
  const { say, name } = useWords();
  const bills = screen.billsTiyn.map(formatTenge).join(' · ');
  return (
    <div className="centre cash">
      <Heading screen={screen} />
      <p className="what">{pieces(screen.quantity, name(screen.product.name))}</p>
      <dl className="cash-sums">
        <dt>{say('cash.inserted')}</dt>
        <dd className="amount" aria-live="polite">
          {formatTenge(screen.insertedTiyn)}
        </dd>
        <dt>{say('cash.rest')}</dt>
        <dd className="amount">{formatTenge(screen.restTiyn)}</dd>
      </dl>
      {bills !== '' && <p className="lead">{say('cash.bills', { bills })}</p>}
      <p className="lead">{say(`cash.change.${screen.changePolicy}`)}</p>
    </div>
  );
}

/** The rest by QR, or the way out. */
export function CashActions({ screen }: ScreenProps<'cash'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  if (screen.step === 'leaving') return null;
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button ghost" onPress={intents.cancel}>
        {say('action.cancel')}
      </PressButton>
      {screen.canPayRest && (
        <PressButton className="button filled" onPress={intents.payByQr}>
          {say('cash.rest-by-qr')}
        </PressButton>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from '../../../app/messages/pieces.ts';
import type { ScreenProps } from './screen-of.ts';

/** The time is up and Kaspi is asked once more: there is no code to scan and nothing to cancel. */
export function CheckingContent({ screen }: ScreenProps<'qr' | 'confirm'>): ReactNode {
  const { say, name } = useWords();
  return (
    <div className="centre">
      <WaitingRing>
        <PhoneDrawing tick={screen.name === 'confirm'} />
      </WaitingRing>
      <Heading screen={screen} />
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
      <p className="what">{pieces(screen.quantity, name(screen.product.name))}</p>
      <p className="lead">{say('checking.text')}</p>
    </div>
  );
}

import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from '../../../app/messages/pieces.ts';
import type { ScreenProps } from './screen-of.ts';

/** The code has been scanned; the customer continues on the phone. */
export function ConfirmContent({ screen }: ScreenProps<'confirm'>): ReactNode {
  const { say, name } = useWords();
  return (
    <div className="centre">
      <WaitingRing>
        <PhoneDrawing tick />
      </WaitingRing>
      <Heading screen={screen} />
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
      <p className="what">{pieces(screen.quantity, name(screen.product.name))}</p>
      <p className="lead">{say('confirm.text')}</p>
    </div>
  );
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

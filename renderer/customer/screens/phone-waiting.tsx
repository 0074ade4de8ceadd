import type { ReactNode } from 'react';
import { boughtText } from './bought-text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

interface Props extends ScreenProps<'preparing' | 'qr' | 'confirm' | 'invoice'> {
  /** Whether the phone has scanned the code. */
  readonly tick: boolean;
  readonly text: string;
}

/** What is bought and for how much, while the payment service or the phone is waited for. */
export function PhoneWaiting({ screen, tick, text }: Props): ReactNode {
  const { name } = useWords();
  return (
    <div className="centre">
      <WaitingRing>
        <PhoneDrawing tick={tick} />
      </WaitingRing>
      <Heading screen={screen} />
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
      <p className="what">{boughtText(screen, { name })}</p>
      <p className="lead">{text}</p>
    </div>
  );
}

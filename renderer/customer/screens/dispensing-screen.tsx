import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { Picture } from '../../picture/picture.tsx';
import { useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { boughtText } from './bought-text.ts';
import type { ScreenProps } from './screen-of.ts';

/** Paid; the product is being dispensed, and the screen shows where to take it. */
export function DispensingContent({ screen }: ScreenProps<'dispensing'>): ReactNode {
  const { say, name } = useWords();
  const { piece, quantity } = screen;
  return (
    <div className="centre dispensing">
      <p className="paid">{say('dispensing.paid', { amount: formatTenge(screen.amountTiyn) })}</p>
      <Picture picture={screen.product.picture} />
      <Heading screen={screen} />
      {quantity > 1 && (
        <p className="piece" aria-live="polite">
          {say('dispensing.piece', { piece, quantity })}
        </p>
      )}
      <p className="what">{screen.lines === undefined ? boughtText(screen, { name }) : name(screen.product.name)}</p>
      <p className="lead">{say('dispensing.text')}</p>
      <svg className="tray" viewBox="0 0 320 150" aria-hidden="true">
        <path className="tray-arrow" d="M160 0v70M128 42l32 32 32-32" />
        <path className="tray-line" d="M8 78v40a24 24 0 0 0 24 24h256a24 24 0 0 0 24-24V78" />
      </svg>
    </div>
  );
}

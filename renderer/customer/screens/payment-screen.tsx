import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { NoteDrawing } from '../parts/note-drawing.tsx';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { PressButton } from '../../parts/press-button.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from '../../../app/messages/pieces.ts';
import type { ScreenProps } from './screen-of.ts';
import { screenTitle } from './screen-title.ts';

/** The product and the price, then the question. */
export function PaymentContent({ screen }: ScreenProps<'payment'>): ReactNode {
  const { say } = useWords();
  const { name } = useWords();
  return (
    <div className="payment">
      <Picture picture={screen.product.picture} />
      <div className="payment-what">
        <p className="what">{pieces(screen.quantity, name(screen.product.name))}</p>
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        {screen.restTiyn < screen.amountTiyn && (
          <p className="payment-rest">{say('carried-change.rest', { amount: formatTenge(screen.restTiyn) })}</p>
        )}
      </div>
      <Heading screen={screen} />
    </div>
  );
}

/** The two ways to pay, equally large, in the lower part of the panel. */
export function PaymentGuide({ screen }: ScreenProps<'payment'>): ReactNode {
  const { intents } = useShown();
  const words = useWords();
  return (
    <div className="methods" role="group" aria-label={screenTitle(screen, words)}>
      <PressButton className="method" disabled={!screen.takesQr} onPress={intents.payByQr}>
        <PhoneDrawing tick={false} />
        <span>{words.say('payment.qr')}</span>
      </PressButton>
      <PressButton className="method" disabled={!screen.takesCash} onPress={intents.payByCash}>
        <NoteDrawing />
        <span>{words.say('payment.cash')}</span>
      </PressButton>
    </div>
  );
}

/** The time left, and the way back. */
export function PaymentActions({ screen }: ScreenProps<'payment'>): ReactNode {
  return <WayOut limit={screen.limit} />;
}

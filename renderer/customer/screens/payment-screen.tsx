import type { ReactNode } from 'react';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import type { WayButton } from '../../../app/session/view/view.ts';
import { NoteDrawing } from '../parts/note-drawing.tsx';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { PressButton } from '../../parts/press-button.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { boughtText } from './bought-text.ts';
import type { ScreenProps } from './screen-of.ts';
import { screenTitle } from './screen-title.ts';

/** The product and the price, then the question. */
export function PaymentContent({ screen }: ScreenProps<'payment'>): ReactNode {
  const { say, name } = useWords();
  return (
    <div className="payment">
      <Picture picture={screen.product.picture} />
      <div className="payment-what">
        <p className="what">{boughtText(screen, { name })}</p>
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        {screen.restTiyn < screen.amountTiyn && (
          <p className="payment-rest">{say('carried-change.rest', { amount: formatTenge(screen.restTiyn) })}</p>
        )}
      </div>
      <Heading screen={screen} />
      {screen.isTotalChanged && <p className="payment-changed">{say('payment.total-changed')}</p>}
    </div>
  );
}

/** The most buttons that stand as cards with a drawing; more of them are lines. */
const MOST_CARDS = 2;

/** The ways to pay, equally large, in the lower part of the panel; each with what it costs where that is not the price. */
export function PaymentGuide({ screen }: ScreenProps<'payment'>): ReactNode {
  const { intents } = useShown();
  const words = useWords();
  const count = screen.ways.length + (screen.takesCash ? 1 : 0);
  const isShort = count > MOST_CARDS;
  return (
    <div className={isShort ? 'methods method-lines' : 'methods'} role="group" aria-label={screenTitle(screen, words)}>
      {screen.ways.map((way) => (
        <PressButton
          key={way.id}
          className="method"
          onPress={() => {
            intents.payBy(way.id);
          }}
        >
          {!isShort && <PhoneDrawing tick={false} />}
          <span>{words.name(way.name)}</span>
          <Total way={way} />
        </PressButton>
      ))}
      {screen.takesCash && (
        <PressButton className="method" onPress={intents.payByCash}>
          {!isShort && <NoteDrawing />}
          <span>{words.say('payment.cash')}</span>
        </PressButton>
      )}
    </div>
  );
}

/** What the customer pays this way, and how much of it the service takes. */
function Total({ way: { totalTiyn, commissionTiyn } }: { readonly way: WayButton }): ReactNode {
  const { say } = useWords();
  if (commissionTiyn === ZERO_TIYN) return null;
  return (
    <span className="method-total">
      <b>{formatTenge(totalTiyn)}</b>
      <small>{say('payment.commission', { amount: formatTenge(commissionTiyn) })}</small>
    </span>
  );
}

/** The time left, and the way back. */
export function PaymentActions({ screen }: ScreenProps<'payment'>): ReactNode {
  return <WayOut limit={screen.limit} />;
}

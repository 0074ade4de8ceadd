import type { ReactNode } from 'react';
import { boughtText } from './bought-text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { CheckButton, CheckHint } from './check-payment.tsx';
import { Heading } from './heading.tsx';
import { PartPaid } from './part-paid.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The invoice is on the telephone: how much, where it was sent, and what to do there. */
export function InvoiceContent({ screen }: ScreenProps<'invoice'>): ReactNode {
  const { say, name } = useWords();
  const { qrToken, totalTiyn, phone, customer, part } = screen;
  return (
    <div className={qrToken === null ? 'centre invoice' : 'centre invoice invoice-code'}>
      {qrToken === null ? (
        <WaitingRing>
          <PhoneDrawing tick={false} />
        </WaitingRing>
      ) : (
        <QrCode token={qrToken} />
      )}
      <Heading screen={screen} />
      <p className="amount">{formatTenge(totalTiyn)}</p>
      <p className="what">{boughtText(screen, { name })}</p>
      <p className="lead">
        {phone === null ? say('invoice.sent-anyhow') : say('invoice.sent', { phone })}
        {customer !== null && (
          <>
            <br />
            {say('invoice.customer', { name: customer })}
          </>
        )}
      </p>
      {part === null ? <CheckHint screen={screen} /> : <PartPaid part={part} />}
    </div>
  );
}

/** The time left, Cancel, and "Check payment" where the machine may not ask by itself. */
export function InvoiceActions({ screen }: ScreenProps<'invoice'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  const { part } = screen;
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button ghost" onPress={intents.cancel}>
        {say('action.cancel')}
      </PressButton>
      {part !== null && !part.paysRest && (
        <PressButton className="button filled" onPress={intents.payRest}>
          {say('part.rest')}
        </PressButton>
      )}
      <CheckButton screen={screen} />
    </>
  );
}

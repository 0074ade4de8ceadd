import type { ReactNode } from 'react';
import { boughtText } from './bought-text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { PhoneDrawing } from '../parts/phone-drawing.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { useWords } from '../state/shown.ts';
import { CheckButton, CheckHint } from './check-payment.tsx';
import { Heading } from './heading.tsx';
import { PartPaid, PayRestButton } from './part-paid.tsx';
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
  return (
    <>
      <WayOut limit={screen.limit} />
      <PayRestButton part={screen.part} />
      <CheckButton screen={screen} />
    </>
  );
}

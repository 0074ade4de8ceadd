import type { ReactNode } from 'react';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { Sign } from '../parts/sign.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { WaitingRing } from '../parts/waiting-ring.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { boughtText } from './bought-text.ts';
import { OutcomeLines } from './outcome-lines.tsx';
import type { ScreenProps } from './screen-of.ts';

/** Whose official icon the operator has. */
const KASPI = 'Kaspi';

/** What went wrong, and what happens to the money. */
export function RefundContent({ screen }: ScreenProps<'refund'>): ReactNode {
  const { say, name } = useWords();
  const { step, reason, lines } = screen;
  const bank = screen.bank ?? undefined;
  const isMore = step === 'done' && screen.alsoOwedTiyn > ZERO_TIYN;
  return (
    <div className="centre refund">
      {step === 'done' ? <Sign kind="success" /> : <WaitingRing />}
      <p className="overline">{say(`refund.${reason}`)}</p>
      <Heading screen={screen} />
      <p className="amount">{formatTenge(screen.amountTiyn)}</p>
      {lines === undefined ? (
        <p className="error-product">{boughtText(screen, { name })}</p>
      ) : (
        <OutcomeLines lines={lines} />
      )}
      <p className={isMore ? 'lead stay' : 'lead'}>
        {isMore
          ? say('refund.done.more', { amount: formatTenge(screen.alsoOwedTiyn), bank })
          : say(`refund.${step}.text`, { bank })}
      </p>
    </div>
  );
}

/** The same block as for a payment, with another title: when the code is scanned, the bank learns whose money it is. */
export function RefundQrContent({ screen, token }: ScreenProps<'refund'> & { readonly token: string }): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  return (
    <div className="qr">
      <div className="qr-product">
        <Picture picture={screen.product.picture} />
        <div>
          <p>{say(`refund.${screen.reason}`)}</p>
          <p className={screen.wrongPhone ? 'refund-hint wrong-phone' : 'refund-hint'}>
            {say(screen.wrongPhone ? 'refund.qr.wrong-phone' : 'refund.qr.text')}
          </p>
        </div>
      </div>
      <section className="qr-block">
        <Heading screen={screen} className="qr-title" />
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        <QrCode token={token} icon={screen.bank === KASPI ? frame.look.artwork.icon : null} />
      </section>
    </div>
  );
}

/** Before the refund: Later. After it: the way back to the products, because the next customer may be waiting. */
export function RefundActions({ screen }: ScreenProps<'refund'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  const isDone = screen.step === 'done';
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton
        className={isDone ? 'button filled' : 'button ghost'}
        onPress={isDone ? intents.done : intents.cancel}
      >
        {say(isDone ? 'action.done' : 'action.later')}
      </PressButton>
    </>
  );
}

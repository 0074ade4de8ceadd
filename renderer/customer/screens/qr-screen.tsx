import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import { QrCode } from '../parts/qr-code.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { Picture } from '../../picture/picture.tsx';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { PartPaid } from './part-paid.tsx';
import { Heading } from './heading.tsx';
import { methodName } from './method-name.ts';
import { pieces } from '../../../app/messages/pieces.ts';
import type { ScreenProps } from './screen-of.ts';

/** The product on one line, and Kaspi's block with nothing else inside: words, amount, code, caption, methods. */
export function QrContent({ screen }: ScreenProps<'qr'>): ReactNode {
  const { say, name } = useWords();
  return (
    <div className="qr">
      <div className="qr-product">
        <Picture picture={screen.product.picture} />
        <span>{pieces(screen.quantity, name(screen.product.name))}</span>
      </div>
      <section className="qr-block">
        <Heading screen={screen} className="qr-title" />
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        {screen.part !== null && <PartPaid part={screen.part} />}
        {(screen.part === null || screen.part.paysRest) && <QrCode token={screen.qrToken} />}
        {screen.methods.length > 0 && (
          <>
            <p className="qr-caption">{say('qr.methods')}</p>
            <ul className="qr-methods">
              {screen.methods.map((method) => (
                <li key={method}>{methodName(method)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}

/** What to do with the phone. */
export function QrGuide(): ReactNode {
  const { say } = useWords();
  return (
    <ol className="steps">
      <li>{say('qr.step-1')}</li>
      <li>{say('qr.step-2')}</li>
      <li>{say('qr.step-3')}</li>
    </ol>
  );
}

/** The time left and Cancel; after a part was paid, paying the rest. */
export function QrActions({ screen }: ScreenProps<'qr'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  const { part } = screen;
  return (
    <>
      <WayOut limit={screen.limit} />
      {part !== null && !part.paysRest && (
        <PressButton className="button filled" onPress={intents.payRest}>
          {say('part.rest')}
        </PressButton>
      )}
    </>
  );
}

import type { CSSProperties, ReactNode } from 'react';
import type { CodeLook } from '../../../app/payment/capabilities.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { Official } from '../parts/official.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { WayOut } from '../parts/way-out.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { CheckButton, CheckHint } from './check-payment.tsx';
import { PartPaid, PayRestButton } from './part-paid.tsx';
import { Heading } from './heading.tsx';
import { methodName } from './method-name.ts';
import { boughtText } from './bought-text.ts';
import type { ScreenProps } from './screen-of.ts';

const KASPI_QR = 'Kaspi QR';

/** The product on one line, and Kaspi's block with nothing else inside: words, amount, code, caption, methods. */
export function QrContent({ screen }: ScreenProps<'qr'>): ReactNode {
  const { say, name } = useWords();
  const { artwork } = useShown().frame.look;
  const { code } = screen;
  const isPayable = hasCode(screen);
  const isKaspis = code === null;
  const logo = isKaspis && isPayable && !screen.closing && screen.part === null ? artwork.logo : null;
  return (
    <div className="qr" data-code={isPayable}>
      <div className="qr-product">
        <Picture picture={screen.product.picture} />
        <span>{boughtText(screen, { name })}</span>
      </div>
      <section className="qr-block" style={code === null ? undefined : lookStyle(code)}>
        {code !== null && <Emblem emblem={code.emblem} />}
        <Heading screen={screen} className="qr-title" artwork={logo} />
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        {screen.part !== null && <PartPaid part={screen.part} />}
        {isPayable && (
          <QrCode
            token={screen.qrToken}
            name={isKaspis ? KASPI_QR : name(code.name)}
            icon={isKaspis ? artwork.icon : null}
          />
        )}
        {isPayable && screen.part === null && screen.methods.length > 0 && (
          <>
            <p className="qr-caption">{say('qr.methods')}</p>
            <ul className="qr-methods">
              {screen.methods.map((method) => (
                <li key={method}>
                  <Official
                    address={isKaspis ? (artwork.methods[method.toLowerCase()] ?? null) : null}
                    words={methodName(method)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {screen.check !== null && screen.part === null && <CheckHint screen={screen} />}
    </div>
  );
}

/** Whether the code can be paid: after a part, only once the customer has chosen to pay the rest. */
export function hasCode({ part }: ScreenProps<'qr'>['screen']): boolean {
  return part === null || part.paysRest;
}

type LookStyle = CSSProperties & { readonly '--code': string };

function lookStyle({ emblem }: CodeLook): LookStyle {
  return { '--code': emblem.colour };
}

/** Whose code it is. */
function Emblem({ emblem: { path } }: { readonly emblem: CodeLook['emblem'] }): ReactNode {
  return (
    <svg className="qr-emblem" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** What to do with the phone; without a look of its own the code is Kaspi's. */
export function QrGuide({ code = null }: { readonly code?: CodeLook | null }): ReactNode {
  const { say, name } = useWords();
  const steps = code === null ? [say('qr.step-1'), say('qr.step-2'), say('qr.step-3')] : code.steps.map(name);
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

/** The time left and Cancel; after a part was paid, paying the rest; "Check payment" where only a person may ask. */
export function QrActions({ screen }: ScreenProps<'qr'>): ReactNode {
  return (
    <>
      <WayOut limit={screen.limit} />
      <PayRestButton part={screen.part} />
      <CheckButton screen={screen} />
    </>
  );
}

import type { ReactNode } from 'react';
import { boughtText } from './bought-text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';
import { usePhoneKeys } from './use-phone-keys.ts';

/** What is bought, the number as far as it is typed, and what is wrong with it. */
export function PhoneContent({ screen }: ScreenProps<'phone'>): ReactNode {
  const { say, name } = useWords();
  const { product, totalTiyn, typed, mistake } = screen;
  return (
    <div className="phone">
      <div className="qr-product">
        <Picture picture={product.picture} />
        <span className="cash-product">{boughtText(screen, { name })}</span>
        <b className="cash-price">{formatTenge(totalTiyn)}</b>
      </div>
      <Heading screen={screen} />
      <output className="phone-number" aria-label={say('phone.number', { number: typed })}>
        {typed}
      </output>
      <p className={mistake === null ? 'lead' : 'phone-mistake'} role={mistake === null ? undefined : 'alert'}>
        {say(mistake === null ? 'phone.text' : `phone.mistake.${mistake}`)}
      </p>
    </div>
  );
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] as const;

/** The keypad in the lower part of the panel. */
export function PhoneGuide(): ReactNode {
  const { intents } = useShown();
  usePhoneKeys(intents);
  const { say } = useWords();
  return (
    <div className="phone-pad" role="group">
      {DIGITS.map((digit) => (
        <PressButton
          key={digit}
          className="phone-digit"
          onPress={() => {
            intents.digit(digit);
          }}
        >
          {String(digit)}
        </PressButton>
      ))}
      <PressButton className="phone-digit phone-erase" onPress={intents.erase}>
        {say('phone.erase')}
      </PressButton>
    </div>
  );
}

/** The time left, the way back and the way on. */
export function PhoneActions({ screen }: ScreenProps<'phone'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button ghost" onPress={intents.cancel}>
        {say('action.cancel')}
      </PressButton>
      <PressButton className="button filled" onPress={intents.send}>
        {say('phone.next')}
      </PressButton>
    </>
  );
}

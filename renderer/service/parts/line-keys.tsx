import { lazy, Suspense, type ReactNode } from 'react';
import { telephoneText } from '../../../app/service/setup/telephone.ts';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useService, useServiceWords } from '../state/shown.ts';
import { ActionButton } from './action-button.tsx';
import { DigitPad } from './digit-pad.tsx';

const ScreenKeyboard = lazy(() =>
  import('./screen-keyboard.tsx').then(({ ScreenKeyboard: Loaded }) => ({ default: Loaded })),
);

/**
 * What a line holds: words of the technician's language, which begin with a capital letter; Latin letters and signs as
 * they are; digits; or a telephone number with its plus.
 */
export type KeysOf = 'words' | 'latin' | 'digits' | 'telephone';

interface Props {
  readonly keys: KeysOf;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onEnter: () => void;
}

/** The keys on the screen that a line needs. */
export function LineKeys({ keys, value, onType, onEnter }: Props): ReactNode {
  const { language } = useService().frame;
  if (keys === 'digits' || keys === 'telephone')
    return <Digits isTelephone={keys === 'telephone'} value={value} onType={onType} onEnter={onEnter} />;
  return (
    <Suspense fallback={null}>
      <ScreenKeyboard
        language={keys === 'latin' ? 'en' : language}
        beginsUpper={keys === 'words'}
        value={value}
        onChange={onType}
        onEnter={onEnter}
      />
    </Suspense>
  );
}

interface DigitsProps extends Omit<Props, 'keys'> {
  readonly isTelephone: boolean;
}

function Digits({ isTelephone, value, onType, onEnter }: DigitsProps): ReactNode {
  const { say } = useServiceWords(frameWords);
  const type = (text: string): void => {
    onType(isTelephone ? telephoneText(text) : text);
  };
  return (
    <DigitPad
      onDigit={(digit) => {
        type(value + String(digit));
      }}
      onErase={() => {
        type(value.slice(0, -1));
      }}
      onEnter={onEnter}
      eraseLabel={say('pin.erase')}
      enterLabel={say('ok')}
    >
      {isTelephone && (
        <ActionButton
          action="plus"
          className="digit digit-sign"
          aria-label={say('plus')}
          onPress={() => {
            type(`${value}+`);
          }}
        >
          +
        </ActionButton>
      )}
    </DigitPad>
  );
}

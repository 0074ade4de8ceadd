import { lazy, Suspense, type ReactNode } from 'react';
import { frameWords } from '../../../../app/messages/service/frame-words.ts';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DigitPad } from '../../parts/digit-pad.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { languageOf, type TypedField } from './typed-fields.ts';

const ScreenKeyboard = lazy(() =>
  import('../../parts/screen-keyboard.tsx').then(({ ScreenKeyboard: Loaded }) => ({ default: Loaded })),
);

interface Props {
  readonly field: TypedField;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onEnter: () => void;
}

/** The keys that the field needs: digits for numbers, the letters of its language for a name. */
export function FieldKeys({ field, value, onType, onEnter }: Props): ReactNode {
  const language = languageOf(field);
  if (language !== null) {
    return (
      <div className="field-keys">
        <Suspense fallback={null}>
          <ScreenKeyboard key={field} language={language} value={value} onChange={onType} onEnter={onEnter} />
        </Suspense>
      </div>
    );
  }
  return <NumberKeys hasComma={field === 'price'} value={value} onType={onType} onEnter={onEnter} />;
}

function NumberKeys({
  hasComma,
  value,
  onType,
  onEnter,
}: Omit<Props, 'field'> & { readonly hasComma: boolean }): ReactNode {
  const { say } = useServiceWords(frameWords);
  const own = useServiceWords(productsWords);
  return (
    <div className="field-keys number-keys">
      <DigitPad
        onDigit={(digit) => {
          onType(value + String(digit));
        }}
        onErase={() => {
          onType(value.slice(0, -1));
        }}
        onEnter={onEnter}
        eraseLabel={say('pin.erase')}
        enterLabel={say('ok')}
      >
        {hasComma && (
          <ActionButton
            action="comma"
            className="digit"
            aria-label={own.say('comma')}
            onPress={() => {
              onType(`${value},`);
            }}
          >
            ,
          </ActionButton>
        )}
      </DigitPad>
    </div>
  );
}

import { lazy, Suspense, useState, type ReactNode } from 'react';
import { frameWords } from '../../../../app/messages/service/frame-words.ts';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DigitPad } from '../../parts/digit-pad.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

const ScreenKeyboard = lazy(() =>
  import('../../parts/screen-keyboard.tsx').then(({ ScreenKeyboard: Loaded }) => ({ default: Loaded })),
);

type FieldName = 'name' | 'contact' | 'bin' | 'organizationBin' | 'key' | 'baseUrl' | 'deviceId';

/** A line of a form, and the keys that it needs: letters of the technician's language, Latin ones, or digits. */
export interface TypedField {
  readonly name: FieldName;
  readonly keys: 'own' | 'latin' | 'digits';
  readonly before: string | null;
}

type Values = Readonly<Partial<Record<FieldName, string>>>;

interface Props {
  readonly fields: readonly TypedField[];
  readonly isSaving: boolean;
  readonly onSave: (values: Values) => void;
  /** Something beside the fields, which may fill one in. */
  readonly beside?: (fill: (name: FieldName, text: string) => void) => ReactNode;
}

const MOST_LETTERS = 500;

/** Lines that are typed on the on-screen keyboard or a USB keyboard; the last line's Enter saves. */
export function TypedForm({ fields, isSaving, onSave, beside }: Props): ReactNode {
  const { say } = useServiceWords(setupWords);
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name, before }) => [name, before ?? ''])),
  );
  const [typing, setTyping] = useState(0);
  const field = fields[typing] ?? fields[0];
  const fill = (name: FieldName, text: string): void => {
    setValues((were) => ({ ...were, [name]: text.slice(0, MOST_LETTERS) }));
  };
  const save = (): void => {
    onSave(values);
  };
  const next = (): void => {
    if (typing + 1 < fields.length) setTyping(typing + 1);
    else save();
  };
  return (
    <div className="setup-form">
      {fields.map(({ name }, index) => (
        <label key={name} className="field" data-typing={index === typing}>
          <span className="field-label">{say(name)}</span>
          <input
            className="field-input"
            data-field={name}
            inputMode="none"
            autoComplete="off"
            spellCheck={false}
            value={values[name] ?? ''}
            onFocus={() => {
              setTyping(index);
            }}
            onChange={({ target }) => {
              fill(name, target.value);
            }}
            onKeyDown={({ key }) => {
              if (key === 'Enter') save();
            }}
          />
        </label>
      ))}
      {beside?.(fill)}
      <div className="door-actions">
        <ActionButton action="save" kind="filled" disabled={isSaving} onPress={save}>
          {say('save')}
        </ActionButton>
      </div>
      {field !== undefined && (
        <Keys
          key={field.name}
          keys={field.keys}
          value={values[field.name] ?? ''}
          onType={(text) => {
            fill(field.name, text);
          }}
          onEnter={next}
        />
      )}
    </div>
  );
}

interface KeysProps {
  readonly keys: TypedField['keys'];
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onEnter: () => void;
}

function Keys({ keys, value, onType, onEnter }: KeysProps): ReactNode {
  const { language } = useService().frame;
  const { say } = useServiceWords(frameWords);
  if (keys === 'digits')
    return (
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
      />
    );
  return (
    <Suspense fallback={null}>
      <ScreenKeyboard language={keys === 'latin' ? 'en' : language} value={value} onChange={onType} onEnter={onEnter} />
    </Suspense>
  );
}

import { useState, type ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useServiceWords } from '../state/shown.ts';
import { DigitPad } from './digit-pad.tsx';
import { FieldInput } from './field-input.tsx';

interface Props {
  /** The name that stays, its `data-field`. */
  readonly field: string;
  readonly label: string;
  /** The initial value, replaced by the first digit. */
  readonly initial: string;
  /** The most digits. */
  readonly most: number;
  readonly onDone: (digits: string) => void;
}

/** A whole number, typed on the pad beside it or on a USB keyboard. */
export function NumberField({ field, label, initial, most, onDone }: Props): ReactNode {
  const { say } = useServiceWords(frameWords);
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? initial;
  const keep = (text: string): void => {
    setTyped(text.replaceAll(/\D/g, '').slice(0, most));
  };
  const done = (): void => {
    onDone(value);
  };
  return (
    <div className="number-field">
      <FieldInput field={field} label={label} value={value} onChange={keep} onDone={done} />
      <DigitPad
        onDigit={(digit) => {
          keep((typed ?? '') + String(digit));
        }}
        onErase={() => {
          keep(value.slice(0, -1));
        }}
        onEnter={done}
        eraseLabel={say('pin.erase')}
        enterLabel={say('ok')}
      />
    </div>
  );
}

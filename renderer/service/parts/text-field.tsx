import { lazy, Suspense, type ReactNode } from 'react';
import { useService } from '../state/shown.ts';
import { FieldInput } from './field-input.tsx';

const ScreenKeyboard = lazy(() =>
  import('./screen-keyboard.tsx').then(({ ScreenKeyboard: Loaded }) => ({ default: Loaded })),
);

interface Props {
  /** The name that stays, its `data-field`. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly most: number;
  /** Whether it takes Latin letters, as codes and passwords have; otherwise those of the technician's language. */
  readonly isLatin?: boolean;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
}

/** A line of text, typed on the on-screen keyboard below it or on a USB keyboard. */
export function TextField({ field, label, value, most, isLatin = false, onChange, onDone }: Props): ReactNode {
  const { language } = useService().frame;
  const keep = (text: string): void => {
    onChange(text.slice(0, most));
  };
  return (
    <div className="text-field">
      <FieldInput field={field} label={label} value={value} onChange={keep} onDone={onDone} />
      <Suspense fallback={null}>
        <ScreenKeyboard language={isLatin ? 'en' : language} value={value} onChange={keep} onEnter={onDone} />
      </Suspense>
    </div>
  );
}

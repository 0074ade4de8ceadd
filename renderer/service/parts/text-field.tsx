import { lazy, Suspense, type ReactNode } from 'react';
import { useService } from '../state/shown.ts';

const ScreenKeyboard = lazy(() =>
  import('./screen-keyboard.tsx').then(({ ScreenKeyboard: Loaded }) => ({ default: Loaded })),
);

interface Props {
  /** The name that stays, its `data-field`. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
}

/** A line of text, typed on the on-screen keyboard below it or on a USB keyboard. */
export function TextField({ field, label, value, most, onChange, onDone }: Props): ReactNode {
  const { language } = useService().frame;
  const keep = (text: string): void => {
    onChange(text.slice(0, most));
  };
  return (
    <div className="text-field">
      <label className="field">
        <span className="field-label">{label}</span>
        <input
          className="field-input"
          data-field={field}
          inputMode="none"
          value={value}
          onChange={({ target }) => {
            keep(target.value);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter') onDone();
          }}
        />
      </label>
      <Suspense fallback={null}>
        <ScreenKeyboard language={language} value={value} onChange={keep} onEnter={onDone} />
      </Suspense>
    </div>
  );
}

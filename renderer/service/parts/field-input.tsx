import type { ReactNode } from 'react';

interface Props {
  /** The name that stays, its `data-field`. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  /** In a form of several lines: whether the keys on the screen type into this one. */
  readonly isTyping?: boolean;
  readonly onFocus?: () => void;
}

/** A labelled line for a USB keyboard; the system's own on-screen keyboard stays away. */
export function FieldInput({ field, label, value, onChange, onDone, isTyping, onFocus }: Props): ReactNode {
  return (
    <label className="field" data-typing={isTyping}>
      <span className="field-label">{label}</span>
      <input
        className="field-input"
        data-field={field}
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onFocus={onFocus}
        onChange={({ target }) => {
          onChange(target.value);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onDone();
        }}
      />
    </label>
  );
}

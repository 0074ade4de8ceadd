import type { ReactNode } from 'react';
import { ActionButton } from './action-button.tsx';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

interface Props {
  readonly onDigit: (digit: number) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
  readonly eraseLabel: string;
  readonly enterLabel: string;
  readonly disabled?: boolean;
  /** A sign beside the digits. */
  readonly children?: ReactNode;
}

/** Ten digits, `erase` and `enter`, as on a telephone. */
export function DigitPad({
  onDigit,
  onErase,
  onEnter,
  eraseLabel,
  enterLabel,
  disabled = false,
  children,
}: Props): ReactNode {
  const digit = (value: number): ReactNode => (
    <ActionButton
      key={value}
      action={`digit-${String(value)}`}
      className="digit"
      disabled={disabled}
      onPress={() => {
        onDigit(value);
      }}
    >
      {value}
    </ActionButton>
  );
  return (
    <div className="digit-pad">
      {DIGITS.map(digit)}
      <ActionButton action="erase" className="digit-word" disabled={disabled} onPress={onErase}>
        {eraseLabel}
      </ActionButton>
      {digit(0)}
      <ActionButton action="enter" kind="filled" className="digit-word" disabled={disabled} onPress={onEnter}>
        {enterLabel}
      </ActionButton>
      {children}
    </div>
  );
}

import { useState, type ButtonHTMLAttributes, type ReactNode } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly onPress: () => void;
}

/**
 * A button that looks pressed from the first contact: `:active` waits until the browser knows that a touch is no
 * scroll, and an impatient finger has pressed twice by then. The intent itself goes out on `click`.
 */
export function PressButton({ onPress, children, ...attributes }: Props): ReactNode {
  const [pressed, setPressed] = useState(false);
  const release = (): void => {
    setPressed(false);
  };
  return (
    <button
      type="button"
      {...attributes}
      data-pressed={pressed}
      onPointerDown={() => {
        setPressed(true);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={release}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

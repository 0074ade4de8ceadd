import { useState, type ButtonHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly onPress: () => void;
}

/** Within this time Chromium itself counts a second tap as one of a double tap. */
const DOUBLE_TAP_MS = 500;

/**
 * A button that looks pressed from the first contact: `:active` waits until the browser knows that a touch is no
 * scroll, and an impatient finger has pressed twice by then. The intent itself goes out on `click`, but for the second tap of a double tap that
 * began before the button was there: it was meant for another one.
 */
export function PressButton({ onPress, children, ...attributes }: Props): ReactNode {
  const [pressed, setPressed] = useState(false);
  const [mountedMs] = useState(() => performance.now());
  const release = (): void => {
    setPressed(false);
  };
  const click = (event: MouseEvent): void => {
    const isMeantForAnother = event.detail > 1 && event.timeStamp - mountedMs < DOUBLE_TAP_MS;
    if (!isMeantForAnother) onPress();
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
      onClick={click}
    >
      {children}
    </button>
  );
}

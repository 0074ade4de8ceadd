import { useState, type ButtonHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly onPress: () => void;
}

/** The time within which Chromium counts a second tap as part of a double tap. */
const DOUBLE_TAP_MS = 500;

/**
 * A button that looks pressed on contact. `:active` is delayed until the browser has ruled out scrolling, and an
 * impatient customer has pressed twice by then. The press is reported on `click`, except for the second tap of a double
 * tap that began before the button appeared, because it was meant for another button.
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

import { useState, type ButtonHTMLAttributes, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import { isMeantFor } from './double-tap.ts';
import { pressesInCompany } from './fingers.ts';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly onPress: () => void;
}

/**
 * A button that looks pressed on contact. `:active` is delayed until the browser has ruled out scrolling, and an
 * impatient customer has pressed twice by then. The press is reported on `click`, except for a tap of a series that
 * began on another button: the first tap changed the screen, and this button appeared or grew under the finger. A finger
 * that is not alone on the panel makes no click: it presses when it lifts.
 */
export function PressButton({ onPress, children, ...attributes }: Props): ReactNode {
  const [pressed, setPressed] = useState(false);
  const release = (): void => {
    setPressed(false);
  };
  const click = (event: MouseEvent): void => {
    if (isMeantFor(event.currentTarget, event)) onPress();
  };
  const lift = ({ nativeEvent, currentTarget }: PointerEvent<HTMLButtonElement>): void => {
    release();
    if (attributes.disabled !== true && pressesInCompany(nativeEvent, currentTarget)) onPress();
  };
  return (
    <button
      type="button"
      {...attributes}
      data-pressed={pressed}
      onPointerDown={() => {
        setPressed(true);
      }}
      onPointerUp={lift}
      onPointerCancel={release}
      onPointerLeave={release}
      onClick={click}
    >
      {children}
    </button>
  );
}

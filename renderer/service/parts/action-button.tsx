import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The name that stays, its `data-action`. */
  readonly action: string;
  readonly kind?: 'filled' | 'ghost';
  readonly onPress: () => void;
}

/** A button of the menu. */
export function ActionButton({ action, kind = 'ghost', className = '', ...rest }: Props): ReactNode {
  return <PressButton {...rest} className={`button ${kind} ${className}`} data-action={action} />;
}

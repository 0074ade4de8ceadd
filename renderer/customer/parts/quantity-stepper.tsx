import type { ReactNode } from 'react';
import { useWords } from '../state/shown.ts';
import { PressButton } from '../../parts/press-button.tsx';

interface Props {
  /** What is counted; the words for a quantity where absent. */
  readonly label?: string;
  readonly minQuantity?: number;
  readonly quantity: number;
  readonly maxQuantity: number;
  readonly onChange: (quantity: number) => void;
}

/** Fewer, the number, more. Large enough for gloves, and screen readers announce each new number. */
export function QuantityStepper({ label, quantity, minQuantity = 1, maxQuantity, onChange }: Props): ReactNode {
  const { say } = useWords();
  return (
    <div className="stepper" role="group" aria-label={label ?? say('product.quantity')}>
      <PressButton
        className="button ghost stepper-button"
        aria-label={say('product.fewer')}
        disabled={quantity <= minQuantity}
        onPress={() => {
          onChange(quantity - 1);
        }}
      >
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M12 32h40" />
        </svg>
      </PressButton>
      <output className="stepper-number" aria-live="polite">
        {quantity}
      </output>
      <PressButton
        className="button ghost stepper-button"
        aria-label={say('product.more')}
        disabled={quantity >= maxQuantity}
        onPress={() => {
          onChange(quantity + 1);
        }}
      >
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M12 32h40M32 12v40" />
        </svg>
      </PressButton>
    </div>
  );
}

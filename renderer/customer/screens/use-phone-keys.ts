import { useEffect } from 'react';
import { MAX_TYPED_DIGITS } from '../../../app/payment/phone-number.ts';
import type { Intents } from '../state/intents.ts';

/** The digits of a number in any form, such as `+7 (701) 123-45-67`; no more of them than can be typed. */
function digitsOf(pasted: string): readonly number[] {
  return Array.from(pasted.replace(/\D/g, '').slice(0, MAX_TYPED_DIGITS), Number);
}

/** A USB keyboard types and pastes a telephone number as well. Keys on a focused button are the button's. */
export function usePhoneKeys({ digit, erase, send }: Intents): void {
  useEffect(() => {
    const onKey = ({ ctrlKey, key, metaKey, repeat, target }: KeyboardEvent): void => {
      if (repeat || ctrlKey || metaKey) return;
      if (/^\d$/.test(key)) digit(Number(key));
      else if (key === 'Backspace') erase();
      else if (key === 'Enter' && !(target instanceof HTMLButtonElement)) send();
    };
    const onPaste = ({ clipboardData }: ClipboardEvent): void => {
      for (const one of digitsOf(clipboardData?.getData('text') ?? '')) digit(one);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('paste', onPaste);
    };
  }, [digit, erase, send]);
}

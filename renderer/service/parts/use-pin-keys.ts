import { useEffect } from 'react';
import type { ServiceIntents } from '../state/intents.ts';

/** A USB keyboard types a PIN as well. Keys on a focused button are the button's. */
export function usePinKeys(intents: ServiceIntents): void {
  useEffect(() => {
    const onKey = ({ key, repeat, target }: KeyboardEvent): void => {
      if (repeat) return;
      if (/^\d$/.test(key)) intents.digit(Number(key));
      else if (key === 'Backspace') intents.erase();
      else if (key === 'Enter' && !(target instanceof HTMLButtonElement)) intents.enter();
      else if (key === 'Escape') intents.leave();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [intents]);
}

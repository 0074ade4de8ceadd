import type { Unsubscribe } from '../../../drivers/common/listeners.ts';

/** The next value that a subscription brings and that fits; the test's own limit ends an endless wait. */
export function nextValue<T>(
  subscribe: (listener: (value: T) => void) => Unsubscribe,
  fits: (value: T) => boolean,
): Promise<T> {
  return new Promise((resolve) => {
    const unsubscribe = subscribe((value) => {
      if (!fits(value)) return;
      unsubscribe();
      resolve(value);
    });
  });
}

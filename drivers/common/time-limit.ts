import type { Clock } from '../../app/ports/clock.ts';

/** Resolves not earlier than `delayMs` from now on the monotonic clock. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimer(delayMs, resolve);
  });
}

/**
 * Starts `work` at once and resolves with the value that it passes to `settle`, or with `onLimit()` after `limitMs`,
 * whichever comes first; later calls are ignored. For callbacks that a failed device may never call.
 */
export function withTimeLimit<T>(
  clock: Clock,
  limitMs: number,
  onLimit: () => T,
  work: (settle: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(limitMs, () => resolve(onLimit()));
    work((value) => {
      cancel();
      resolve(value);
    });
  });
}

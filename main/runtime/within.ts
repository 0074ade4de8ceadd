import type { Clock } from '../../app/ports/clock.ts';

/** Waits for work to end, but not longer than the limit. */
export function within(limitMs: number, work: Promise<void> | void, clock: Clock): Promise<void> {
  if (!(work instanceof Promise)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(limitMs, resolve);
    void work.then(resolve, reject).finally(cancel);
  });
}

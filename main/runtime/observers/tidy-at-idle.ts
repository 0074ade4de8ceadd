import type { LoopObserver } from './observer.ts';

/**
 * Calls `tidy` when the kiosk returns to idle and the loop has settled, so that the journal's file is complete without
 * its write-ahead log, in case only that file is copied.
 */
export function tidyAtIdle(tidy: () => void): LoopObserver {
  let last = '';
  return {
    name: 'tidy-at-idle',
    observe({ view }): void {
      const { name } = view.screen;
      if (name === 'idle' && last !== name) setImmediate(tidy);
      last = name;
    },
  };
}

import type { LoopObserver } from './observer.ts';

/**
 * Back at idle is a quiet moment: the journal's file becomes complete in itself, for whoever copies only that. `tidy`
 * runs when the loop has come to rest.
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

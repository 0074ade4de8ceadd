import type { LoopObserver, ObservedStep } from '../../runtime/observers/observer.ts';

/** An observer whose work is loaded after the first screen; until then it does nothing. */
export interface LateObserver extends LoopObserver {
  attach(observe: (step: ObservedStep) => void): void;
}

/** Made at a start whose configuration has a fleet, and only then. */
export function lateObserver(name: string): LateObserver {
  let attached: ((step: ObservedStep) => void) | null = null;
  return {
    name,
    observe(step): void {
      attached?.(step);
    },
    attach(observe): void {
      attached = observe;
    },
  };
}

import { performance } from 'node:perf_hooks';
import type { CancelTimer, Clock } from '../app/ports/clock.ts';

/** The longest delay that Node's timers take; longer ones are waited for in parts. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** The machine's clocks. Node's timers may fire a fraction of a millisecond early; ours never do. */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => performance.now(),
  setTimer(delayMs, fire): CancelTimer {
    const dueMs = performance.now() + delayMs;
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const leftMs = Math.max(0, Math.ceil(dueMs - performance.now()));
      timer = setTimeout(() => {
        if (performance.now() < dueMs) arm();
        else fire();
      }, Math.min(leftMs, LONGEST_TIMEOUT_MS));
    };
    arm();
    return () => {
      clearTimeout(timer);
    };
  },
};

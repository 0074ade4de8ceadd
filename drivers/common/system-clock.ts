import { performance } from 'node:perf_hooks';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** The longest delay that Node's timers take; longer ones are waited for in parts. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;
/** A timer that is this late was held up by the program itself: by a slow disk, or by other programs that were given the processor. */
const HELD_UP_MS = 20;

/** How many timers wait until what has arrived is done: those that fire meanwhile line up behind them. */
let waiting = 0;

/**
 * The machine's clocks. Node's timers may fire a fraction of a millisecond early; ours never do. After the program was
 * held up, Node would fire what is due before it looks at what has arrived meanwhile, and an answer that came in time
 * would count as missing: then what has arrived goes first. The timers themselves keep their order.
 */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => performance.now(),
  setTimer(delayMs, fire): CancelTimer {
    const dueMs = performance.now() + delayMs;
    let timer: NodeJS.Timeout;
    let isCancelled = false;
    const arm = (): void => {
      const leftMs = Math.max(0, Math.ceil(dueMs - performance.now()));
      timer = setTimeout(
        () => {
          const lateMs = performance.now() - dueMs;
          if (lateMs < 0) return arm();
          if (lateMs < HELD_UP_MS && waiting === 0) return fire();
          waiting += 1;
          setImmediate(() => {
            waiting -= 1;
            if (!isCancelled) fire();
          });
        },
        Math.min(leftMs, LONGEST_TIMEOUT_MS),
      );
    };
    arm();
    return () => {
      isCancelled = true;
      clearTimeout(timer);
    };
  },
};

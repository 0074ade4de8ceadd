import { performance } from 'node:perf_hooks';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';

/** The longest delay of Node's timers; longer ones are split. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;
/**
 * A timer that is this late was delayed by the program itself or by the operating system: a slow disk, other programs.
 */
const HELD_UP_MS = 20;

/** The number of timers that wait for received input to be handled; timers that fire meanwhile queue behind them. */
let waiting = 0;

/**
 * The computer's clocks. Node's timers may fire a fraction of a millisecond early; these never do. After a delay of the
 * program Node fires due timers before it handles received input, so an answer that came in time would count as
 * missing: here the input is handled first. The timers keep their order.
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

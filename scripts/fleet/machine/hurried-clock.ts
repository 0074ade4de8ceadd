import type { Clock } from '../../../app/ports/clock.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';

/** A clock on which everything passes so many times as fast; at 1 it is the computer's own. */
export function hurriedClock(times: number): Clock {
  if (times === 1) return systemClock;
  const [wallMs, monoMs] = [systemClock.wallMs(), systemClock.monoMs()];
  const passedMs = (): number => (systemClock.monoMs() - monoMs) * times;
  return {
    wallMs: () => Math.round(wallMs + passedMs()),
    monoMs: () => monoMs + passedMs(),
    setTimer: (delayMs, fire) => systemClock.setTimer(delayMs / times, fire),
  };
}

import { useEffect, useState } from 'react';
import type { Limit } from '../../app/session/view/view.ts';
import { leftMs, redrawEveryMs } from './countdown.ts';

/**
 * What is left of the limit now, in milliseconds. It is always computed from the clock and not counted by a timer, and
 * a view newer than the last reading of the clock starts from its own value. So neither a late timer nor a change of
 * language makes it jump.
 */
export function useLeftMs(limit: Limit, arrivedAtMs: number): number {
  const [lookedAtMs, setLookedAtMs] = useState(arrivedAtMs);
  const everyMs = redrawEveryMs(limit);
  useEffect(() => {
    const timer = setInterval(() => {
      setLookedAtMs(performance.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
  return leftMs(limit, arrivedAtMs, Math.max(lookedAtMs, arrivedAtMs));
}

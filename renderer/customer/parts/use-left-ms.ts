import { useEffect, useState } from 'react';
import type { Limit } from '../../../app/session/view/view.ts';
import { leftMs, redrawEveryMs } from './countdown.ts';

/**
 * What is left of the limit, now. It is always taken from the clock and never counted up by a timer, and a view that
 * came after the last look at the clock starts from its own value: so neither a late timer nor another language makes
 * it jump.
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

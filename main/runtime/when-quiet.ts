import { isQuiet } from '../../app/session/quiet.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { EventLoop } from './event-loop.ts';

/** Interval of the check for a request and for a moment without a sale. */
const LOOK_EVERY_MS = 500;

/** Runs `act` once, at the first moment without a sale after `isWanted` returns true. */
export function whenQuiet(loop: EventLoop, clock: Clock, isWanted: () => boolean, act: () => void): void {
  const look = (): void => {
    if (isWanted() && loop.isSettled() && isQuiet(loop.state())) {
      act();
      return;
    }
    clock.setTimer(LOOK_EVERY_MS, look);
  };
  clock.setTimer(LOOK_EVERY_MS, look);
}

import { isQuiet } from '../../app/session/quiet.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { EventLoop } from './event-loop.ts';

/** How often it is looked whether something is wanted, and whether the moment has come. */
const LOOK_EVERY_MS = 500;

/** Does what is wanted, once, at the first moment at which nobody is in a sale. */
export function whenQuiet(loop: EventLoop, clock: Clock, isWanted: () => boolean, act: () => void): void {
  const look = (): void => {
    if (isWanted() && isQuiet(loop.state())) {
      act();
      return;
    }
    clock.setTimer(LOOK_EVERY_MS, look);
  };
  clock.setTimer(LOOK_EVERY_MS, look);
}

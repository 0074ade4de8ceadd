import type { Clock } from '../../app/ports/clock.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { whenQuiet } from '../runtime/when-quiet.ts';

/** What a start needs once is garbage by then, and a customer who came at once has begun a sale. */
const RELEASE_AFTER_MS = 1_500;

/**
 * Gives back what only the start has needed, once, while nobody buys: V8 grows its heap for the start and looks at it again
 * only after as much work, which an idle kiosk does not have in hours.
 */
export function releaseStartMemory(loop: EventLoop, clock: Clock): void {
  const sinceMs = clock.monoMs();
  const isOver = (): boolean => clock.monoMs() - sinceMs >= RELEASE_AFTER_MS;
  whenQuiet(loop, clock, isOver, () => void collectGarbage());
}

/**
 * By V8's own function, which it gives only to a context that is made while this flag is set. The inspector's command for
 * it holds a lock until its callback has returned, and who ends the session there waits for ever.
 */
async function collectGarbage(): Promise<void> {
  const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([import('node:v8'), import('node:vm')]);
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  // Compiled code that is kept is taken only with the usual flags.
  setFlagsFromString('--no-expose-gc');
  // As for a computer that runs out of memory: the heap also gives back the room that it has grown to.
  if (typeof gc === 'function') Reflect.apply(gc, undefined, [{ type: 'major', flavor: 'last-resort' }]);
}

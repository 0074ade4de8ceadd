import type { Log } from '../../../app/log/events.ts';
import type { LoopObserver } from './observer.ts';

/** Logs an acceptor that stacks notes without a command: the first time, and again after it has worked correctly. */
export function logEscrowOff(log: Log): LoopObserver {
  return {
    name: 'log-escrow-off',
    observe({ before, after }): void {
      if (before.escrowOff === null && after.escrowOff !== null) log.write('error', 'acceptor-escrow-off');
    },
  };
}

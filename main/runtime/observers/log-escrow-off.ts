import type { Log } from '../../../app/log/events.ts';
import type { LoopObserver } from './observer.ts';

/** The acceptor draws notes in unasked: said when it begins, and again after it had worked. */
export function logEscrowOff(log: Log): LoopObserver {
  return {
    name: 'log-escrow-off',
    observe({ before, after }): void {
      if (before.escrowOff === null && after.escrowOff !== null) log.write('error', 'acceptor-escrow-off');
    },
  };
}

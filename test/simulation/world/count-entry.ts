import type { JournalEntry } from '../../../app/journal/entry.ts';
import { count, type Surroundings } from './surroundings.ts';

/** What the journal tells about where a life has got to. */
export function countEntry(world: Surroundings, entry: JournalEntry): void {
  switch (entry.kind) {
    case 'sale-opened':
      count(world, 'sales');
      return;
    case 'purchase-expired':
    case 'purchase-doubtful':
      count(world, entry.kind);
      return;
    case 'attempt-abandoned':
      if (entry.reason === 'cancelled') count(world, 'cancelled');
      return;
    case 'purchase-failed':
      count(world, 'declined');
      return;
    case 'refund-failed':
      if (!entry.certain) count(world, 'refund-doubtful');
      return;
    case 'bill-stacked':
      count(world, 'notes-stacked');
      return;
    case 'bill-returned':
      count(world, 'notes-returned');
      return;
    case 'bill-doubtful':
      count(world, 'notes-doubtful');
      return;
    case 'orphan-recorded':
      count(world, 'notes-of-nobody');
      return;
    case 'credit-taken':
    case 'change-kept':
    case 'cash-collected':
      count(world, entry.kind);
      return;
    default:
      return;
  }
}

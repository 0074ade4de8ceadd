import type { JournalEntry } from '../../../app/journal/entry.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** What the journal shows of how far a simulation has got. */
export function countEntry(world: SimulationContext, entry: JournalEntry): void {
  switch (entry.kind) {
    case 'sale-opened':
      count(world, 'sales');
      return;
    case 'purchase-expired':
    case 'purchase-doubtful':
    case 'invoice-lost':
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
    case 'debt-settled':
      if (entry.role !== undefined) count(world, 'menu-debt-paid');
      return;
    case 'stock-set':
      count(world, 'menu-stock-set');
      return;
    case 'channel-test-intended':
      count(world, 'menu-channel-tested');
      return;
    case 'collection-started':
      count(world, 'menu-collection');
      return;
    case 'settings-changed':
      count(world, 'menu-settings-changed');
      if (entry.step === 'devices') count(world, 'menu-device-written');
      if (entry.step === 'import') count(world, 'menu-settings-imported');
      if (entry.changes.some(({ key }) => key.endsWith('.channel'))) count(world, 'menu-channels-changed');
      return;
    case 'service-acted':
      if (entry.what === 'exported') count(world, 'menu-exported');
      if (entry.what === 'setup-start') count(world, 'menu-wizard-begun');
      return;
    case 'machine-closed':
    case 'notice-set':
      count(world, entry.kind);
      return;
    case 'product-off':
      count(world, 'menu-product-off');
      return;
    case 'note-try-intended':
      count(world, 'menu-note-tried');
      return;
    case 'orphan-assigned':
    case 'orphan-kept':
      count(world, 'menu-found-money');
      return;
    default:
      return;
  }
}

import { methodsForProduct } from './bills.ts';
import { problem, type Problem } from './problem.ts';
import type { KioskState } from './state.ts';

/** Whether a sale may begin: yes, not yet, or no and why. */
export type MoneyGate = { readonly kind: 'open' } | { readonly kind: 'starting' } | { readonly kind: 'closed'; readonly problem: Problem };

/** The one gate before any money: everything a sale needs must be known to work. One reason per refusal. */
export function canAcceptMoney(state: KioskState): MoneyGate {
  if (state.broken !== null) return { kind: 'closed', problem: state.broken };
  if (state.journal.kind === 'failed') return { kind: 'closed', problem: state.journal.problem };
  if (!state.settings.hasRelay) return { kind: 'closed', problem: problem('relay-absent') };
  if (state.relay.kind === 'lost') return { kind: 'closed', problem: state.relay.problem };
  if (state.journal.kind === 'starting' || state.relay.kind === 'starting') return { kind: 'starting' };
  // One way to pay is enough.
  if (state.payments.kind === 'ready' || state.settings.catalogue.some((product) => methodsForProduct(state, product).cash)) return { kind: 'open' };
  if (state.payments.kind === 'connecting' || state.acceptor.kind === 'starting') return { kind: 'starting' };
  return { kind: 'closed', problem: state.payments.problem };
}

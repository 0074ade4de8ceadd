import { methodsForProduct, type Methods } from './payment-methods.ts';
import { minuteOf } from '../../journal/days.ts';
import { problem, type Problem } from '../../problem.ts';
import { isAnyReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';

/** Whether a sale may begin: yes, not yet, or no with the reason. */
export type MoneyGate =
  { readonly kind: 'open' } | { readonly kind: 'starting' } | { readonly kind: 'closed'; readonly problem: Problem };

/**
 * The gate before any money: everything that a sale needs must be known to work, and no operator has taken the machine out
 * of service. A refusal has one reason; a fault comes before an order, because it has to be mended.
 */
export function canAcceptMoney(state: KioskState): MoneyGate {
  const gate = isEverythingThere(state);
  if (gate.kind !== 'open' || state.closed === null || isSomebodyBuying(state)) return gate;
  const { sinceMs, by } = state.closed;
  const parameters = { since: minuteOf(sinceMs), ...(by === undefined ? {} : { key: by }) };
  return { kind: 'closed', problem: problem('closed-by-operator', parameters) };
}

/** Whoever has begun is served to the end, also with the change that the machine owes them. */
function isSomebodyBuying({ session, carriedChange }: KioskState): boolean {
  return carriedChange !== null || (session.kind !== 'idle' && session.kind !== 'service');
}

function isEverythingThere(state: KioskState): MoneyGate {
  if (state.broken !== null) return { kind: 'closed', problem: state.broken };
  if (state.journal.kind === 'failed') return { kind: 'closed', problem: state.journal.problem };
  if (!state.settings.hasRelay) return { kind: 'closed', problem: problem('relay-absent') };
  if (state.relay.kind === 'lost') return { kind: 'closed', problem: state.relay.problem };
  if (state.sensor.kind === 'lost') return { kind: 'closed', problem: state.sensor.problem };
  const needsPrinter = state.settings.printer === 'required';
  if (needsPrinter && state.printer.kind === 'out') return { kind: 'closed', problem: state.printer.problem };
  const isStarting =
    state.relay.kind === 'starting' ||
    state.sensor.kind === 'starting' ||
    (needsPrinter && state.printer.kind === 'starting');
  if (state.journal.kind === 'starting' || isStarting) return { kind: 'starting' };
  // One payment method is sufficient.
  if (isAnyReady(state) || state.settings.catalogue.some((product) => isForNotes(methodsForProduct(state, product))))
    return { kind: 'open' };
  return noWayToPay(state);
}

/** Why no payment is possible now, or `starting` if it may be soon. */
function noWayToPay({ services, acceptor, bill }: KioskState): MoneyGate {
  const isConnecting = services.some(({ gate }) => gate.kind === 'connecting');
  if (isConnecting || acceptor.kind === 'starting') return { kind: 'starting' };
  for (const { gate } of services) if (gate.kind === 'lost') return { kind: 'closed', problem: gate.problem };
  if (acceptor.kind === 'out') return { kind: 'closed', problem: acceptor.problem };
  // With a note whose place is unknown, the acceptor's report is awaited first.
  return bill === null ? { kind: 'closed', problem: problem('notes-do-not-fit') } : { kind: 'starting' };
}

function isForNotes({ cash, carriedChange }: Methods): boolean {
  return cash || carriedChange;
}

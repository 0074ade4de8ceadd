import { restTiyn, totalTiyn, type Sale } from './sale.ts';
import type { Tiyn } from '../money/money.ts';
import type { ChangePolicy, KioskState } from './state.ts';
import { andThen, step, type Step } from './step.ts';

/** The notes that may be inserted for the rest of a price: up to it, and the smallest one that covers it. */
export function acceptableBills(billsTiyn: readonly Tiyn[], rest: Tiyn, change: ChangePolicy): readonly Tiyn[] {
  if (rest === 0) return [];
  const sorted = [...billsTiyn].sort((a, b) => a - b);
  const below = sorted.filter((bill) => bill <= rest);
  const covering = sorted.find((bill) => bill > rest);
  const isExact = below.at(-1) === rest;
  return covering === undefined || isExact || change === 'refuse' ? below : [...below, covering];
}

/** Whether notes can be taken now for this sale: whoever can never pay the whole must not begin. */
export function canTakeBills(state: KioskState, sale: Pick<Sale, 'item' | 'quantity'>, hasQr: boolean): boolean {
  const { acceptor, bill, settings } = state;
  if (acceptor.kind !== 'ready' || bill !== null) return false;
  const total = totalTiyn(sale);
  const acceptable = acceptableBills(acceptor.billsTiyn, total, settings.change);
  if (acceptable.length === 0) return false;
  const smallest = Math.min(...acceptor.billsTiyn);
  return settings.change !== 'refuse' || hasQr || total % smallest === 0;
}

/** What may be inserted in this state; while a note is being drawn in nothing is switched. */
function wanted({ session, acceptor, bill, settings, accepting }: KioskState): readonly Tiyn[] {
  if (acceptor.kind !== 'ready' || session.kind !== 'cash' || session.closing !== null) return [];
  if (bill !== null) return accepting;
  return acceptableBills(acceptor.billsTiyn, restTiyn(session.sale, session.cashTiyn), settings.change);
}

/** Tells the acceptor whenever other notes may be inserted than before: what must not come in is refused by the machine. */
export function switchBills(before: Step): Step {
  return andThen(before, (state) => {
    const billsTiyn = wanted(state);
    const isSame = billsTiyn.length === state.accepting.length && billsTiyn.every((bill, index) => bill === state.accepting[index]);
    return isSame ? step(state) : step({ ...state, accepting: billsTiyn }, { effects: [{ kind: 'accept-bills', billsTiyn }] });
  });
}

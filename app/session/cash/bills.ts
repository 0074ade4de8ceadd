import { subtractTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { ChangePolicy } from '../../sale-outcome.ts';
import { restTiyn } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import { andThen, step, type Step } from '../state/step.ts';

/** The notes that may be inserted for the rest of a price: up to it, and the smallest one that covers it. */
export function acceptableBills(billsTiyn: readonly Tiyn[], rest: Tiyn, change: ChangePolicy): readonly Tiyn[] {
  if (rest === ZERO_TIYN) return [];
  const sorted = [...billsTiyn].sort((a, b) => a - b);
  const below = sorted.filter((bill) => bill <= rest);
  const covering = sorted.find((bill) => bill > rest);
  const isExact = below.at(-1) === rest;
  return covering === undefined || isExact || change === 'refuse' ? below : [...below, covering];
}

/** Whether notes of these values can add up to the amount exactly. */
export function isComposable(amount: Tiyn, billsTiyn: readonly Tiyn[]): boolean {
  const unit = billsTiyn.reduce<number>(greatestCommonDivisor, 0);
  if (unit === 0 || amount % unit !== 0) return amount === ZERO_TIYN;
  const reachable = [true];
  for (let units = 1; units <= amount / unit; units += 1) {
    reachable[units] = billsTiyn.some((bill) => reachable[units - bill / unit] === true);
  }
  return reachable[amount / unit] === true;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * The notes that may be inserted now. Where change is refused and no QR could pay the rest, only those after which the
 * price can still be paid exactly: whoever can never pay the whole must not begin.
 */
export function billsFor(state: Pick<KioskState, 'acceptor' | 'settings' | 'payments'>, rest: Tiyn): readonly Tiyn[] {
  const { acceptor, settings, payments } = state;
  if (acceptor.kind !== 'ready') return [];
  const acceptable = acceptableBills(acceptor.billsTiyn, rest, settings.change);
  if (settings.change !== 'refuse' || payments.kind === 'ready') return acceptable;
  return acceptable.filter((bill) => isComposable(subtractTiyn(rest, bill), acceptor.billsTiyn));
}

/**
 * What may be inserted in this state; while a note is being drawn in nothing is switched. With one in doubt no other
 * comes in: what the acceptor then finds could be either.
 */
function wanted(state: KioskState): readonly Tiyn[] {
  const { session, acceptor, bill, accepting, isStopping } = state;
  if (isStopping || acceptor.kind !== 'ready' || session.kind !== 'cash' || session.closing !== null) return [];
  if (bill !== null) return bill.doubtMonoMs === null ? accepting : [];
  return billsFor(state, restTiyn(session.sale, session.cashTiyn));
}

/** Sets the acceptor whenever other notes may be inserted than before: it refuses those that must not come in. */
export function switchBills(before: Step): Step {
  return andThen(before, (state) => {
    const billsTiyn = wanted(state);
    const isSame =
      billsTiyn.length === state.accepting.length && billsTiyn.every((bill, index) => bill === state.accepting[index]);
    return isSame
      ? step(state)
      : step({ ...state, accepting: billsTiyn }, { effects: [{ kind: 'accept-bills', billsTiyn }] });
  });
}

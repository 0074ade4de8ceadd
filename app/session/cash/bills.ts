import { subtractTiyn, type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { ChangePolicy } from '../../sale-outcome.ts';
import { restTiyn } from '../state/sale.ts';
import { isAnyReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import { andThen, step, type Step } from '../state/step.ts';

/** The notes accepted for the rest of a price: those up to the rest, and the smallest one above it. */
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
 * The notes accepted now. If change is refused and the rest cannot be paid by QR, only notes after which the price can
 * still be paid exactly, so that no sale begins that cannot be completed.
 */
export function billsFor(state: Pick<KioskState, 'acceptor' | 'settings' | 'services'>, rest: Tiyn): readonly Tiyn[] {
  const { acceptor, settings } = state;
  if (acceptor.kind !== 'ready') return [];
  const acceptable = acceptableBills(acceptor.billsTiyn, rest, settings.change);
  if (settings.change !== 'refuse' || isAnyReady(state)) return acceptable;
  return acceptable.filter((bill) => isComposable(subtractTiyn(rest, bill), acceptor.billsTiyn));
}

/**
 * The notes to enable in this state: none from the intent of a note until its end is on disk. After a power cut the
 * acceptor says where a note is and not which one, so that a second one in its head would pass for the first.
 */
function wanted(state: KioskState): readonly Tiyn[] {
  const { session, acceptor, bill, isStopping } = state;
  if (session.kind === 'service') return triedBills(state);
  if (isStopping || acceptor.kind !== 'ready' || session.kind !== 'cash' || session.closing !== null) return [];
  return bill !== null ? [] : billsFor(state, restTiyn(session.sale, session.cashTiyn));
}

/** The notes for a trial at the service menu: all that the acceptor knows, provided that its intent can be written. */
function triedBills({ acceptor, bill, journal, checks, isStopping }: KioskState): readonly Tiyn[] {
  const isWaiting = checks.noteTry?.step === 'waiting' && journal.kind === 'ready' && bill === null && !isStopping;
  return isWaiting && acceptor.kind === 'ready' ? acceptor.billsTiyn : [];
}

/**
 * Adds the effect that enables other notes at the acceptor when the accepted notes have changed. From then on a note may
 * be another customer's, and is no longer taken for the one in doubt.
 */
export function switchBills(before: Step): Step {
  return andThen(before, (state) => {
    const billsTiyn = wanted(state);
    const isSame =
      billsTiyn.length === state.accepting.length && billsTiyn.every((bill, index) => bill === state.accepting[index]);
    const lastDoubt = billsTiyn.length > 0 ? null : state.lastDoubt;
    return isSame
      ? step(state)
      : step({ ...state, accepting: billsTiyn, lastDoubt }, { effects: [{ kind: 'accept-bills', billsTiyn }] });
  });
}

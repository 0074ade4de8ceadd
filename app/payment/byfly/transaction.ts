import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { err, ok, type Result } from '../../result.ts';
import { RATE_UNITS } from '../capabilities.ts';
import { commissionTiyn as commissionOfRate } from '../commission.ts';
import type { PurchaseStatus } from '../provider.ts';

/** What the customer has to pay for a transaction of ByFly, as the service offers it. */
export interface OfferedAmounts {
  readonly amountTiyn: Tiyn;
  readonly originalTiyn: Tiyn | null;
  readonly commissionTiyn: Tiyn | null;
  /** Parts of ten thousand; null where the service does not tell a percentage. */
  readonly commissionRate: number | null;
}

/** What has come in for a transaction. */
export interface ByFlyState {
  readonly transactionId: string | null;
  /** The service's word. */
  readonly status: string;
  readonly amountTiyn: Tiyn | null;
  readonly paidTiyn: Tiyn | null;
  /** What is still to come in; null where the answer does not tell it. */
  readonly remainingTiyn: Tiyn | null;
}

/** What the offer adds to the amount; the error says which of its numbers contradict each other. */
export function byFlyCommission(
  { amountTiyn, commissionRate, commissionTiyn, originalTiyn }: OfferedAmounts,
  wantedTiyn: Tiyn,
): Result<{ readonly rate: number; readonly amountTiyn: Tiyn }, string> {
  if (originalTiyn !== null && originalTiyn !== wantedTiyn) return err('original_amount is another amount');
  if (amountTiyn < wantedTiyn) return err('amount is less than the price');
  const added = subtractTiyn(amountTiyn, wantedTiyn);
  if (commissionTiyn !== null && addTiyn(wantedTiyn, commissionTiyn) !== amountTiyn && added !== ZERO_TIYN)
    return err('amount is not original_amount and commission_amount');
  // A percentage that does not give this amount would put the customer to the same choice again and again.
  const isRight = commissionRate !== null && commissionOfRate(wantedTiyn, commissionRate) === added;
  const rate = isRight ? commissionRate : Math.round((added * RATE_UNITS) / wantedTiyn);
  return ok({ rate, amountTiyn: added });
}

const OPEN: readonly string[] = ['pending', 'processing', 'partially_paid'];
const ENDED: readonly string[] = ['cancelled', 'canceled', 'failed', 'expired'];

/**
 * Whether the numbers about the money that has come in contradict each other, or the word: then none of them is believed.
 * More than the whole amount leaves nothing to come. The service calls some payments `paid` of which a part is missing,
 * and a transaction that has ended gets nothing more: there, nothing to come is no contradiction.
 */
export function byFlyContradicts(state: ByFlyState, totalTiyn: Tiyn | null): boolean {
  const { paidTiyn, remainingTiyn } = state;
  const amountTiyn = state.amountTiyn ?? totalTiyn;
  if (paidTiyn === null || paidTiyn === ZERO_TIYN || amountTiyn === null) return false;
  const isOpen = OPEN.includes(state.status.toLowerCase());
  // A word for a part that is missing is only contradicted by the number that nothing is.
  if (remainingTiyn === null) return isOpen && paidTiyn >= (totalTiyn ?? amountTiyn);
  if (remainingTiyn === ZERO_TIYN) return isOpen && paidTiyn < amountTiyn;
  return addTiyn(paidTiyn, remainingTiyn) !== amountTiyn;
}

/**
 * The state of a transaction by what has come in; the service calls some payments `paid` of which a part is missing.
 * `totalTiyn` is what was asked for, where the answer does not tell it. Contradictions are unknown.
 */
export function byFlyStatus(state: ByFlyState, totalTiyn: Tiyn | null): PurchaseStatus {
  const status = state.status.toLowerCase();
  const paid = state.paidTiyn;
  const total = totalTiyn ?? state.amountTiyn;
  if (paid !== null && paid > ZERO_TIYN) {
    if (total === null || byFlyContradicts(state, totalTiyn)) return { kind: 'unknown', name: state.status };
    if (paid >= total) return { kind: 'processed', amountTiyn: paid };
    return { kind: 'part-paid', amountTiyn: paid, isOpen: OPEN.includes(status) };
  }
  // Paid by its name, and nothing has come in by its numbers: neither of them is believed.
  if (status === 'paid' || status === 'partially_paid') return { kind: 'unknown', name: state.status };
  if (OPEN.includes(status)) return { kind: 'created' };
  return ENDED.includes(status) ? { kind: 'failed', name: state.status } : { kind: 'unknown', name: state.status };
}

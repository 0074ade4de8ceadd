import { subtractTiyn, type Tiyn } from '../money/money.ts';
import { unreachable, type Result } from '../result.ts';
import type { PaymentFailure } from './provider.ts';

/** Durations of a refund, in milliseconds, and how often money is asked to go back. */
export const REFUND_LIMITS = {
  /** Between two looks at the details. */
  lookAgainMs: 5_000,
  /**
   * How long the details must show the old amount before an unanswered refund counts as not carried out: longer than a
   * request may lie in a gateway.
   */
  settleMs: 60_000,
  attempts: 3,
} as const;

/** What is to go back. */
export interface RefundOrder {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  /** The sale's price: details that say another total are about something else. */
  readonly paidTiyn: Tiyn;
}

/** What `payment/details` says about it. */
export interface RefundFacts {
  readonly totalTiyn: Tiyn;
  readonly availableReturnTiyn: Tiyn;
}

/**
 * How a refund ended.
 * - `returned`: the money is on its way back; `by` tells who says so.
 * - `kept`: certain that nothing went back, and asking again is of no use.
 * - `doubtful`: nobody can tell by machine; a person has to look.
 */
export type RefundOutcome =
  | { readonly kind: 'returned'; readonly by: 'answer'; readonly operationId: string }
  | { readonly kind: 'returned'; readonly by: 'details' }
  | { readonly kind: 'kept'; readonly code: string }
  | { readonly kind: 'doubtful'; readonly code: string };

/** Where a refund stands. `attempts` counts the times that money was asked to go back. */
export type Refund =
  /** The details are wanted, not before a moment. */
  | { readonly step: 'look'; readonly attempts: number; readonly notBeforeMonoMs: number }
  /** `payment/return` is to be sent; this intent is on disk first. */
  | { readonly step: 'return'; readonly attempts: number; readonly availableTiyn: Tiyn }
  /** It was sent and not answered: the details decide. */
  | { readonly step: 'verify'; readonly attempts: number; readonly availableTiyn: Tiyn; readonly sinceMonoMs: number; readonly notBeforeMonoMs: number }
  | { readonly step: 'over'; readonly outcome: RefundOutcome };

/** A refund that nobody has asked for yet. */
export function newRefund(nowMonoMs: number): Refund {
  return { step: 'look', attempts: 0, notBeforeMonoMs: nowMonoMs };
}

/** A refund whose request was on disk when the power went: it may have been carried out. */
export function refundAfterRestart(attempts: number, availableTiyn: Tiyn, nowMonoMs: number): Refund {
  return { step: 'verify', attempts, availableTiyn, sinceMonoMs: nowMonoMs, notBeforeMonoMs: nowMonoMs };
}

/** The answer to `payment/details`, asked in the steps `look` and `verify` (specification, 3.4.4 and 4.4). */
export function onRefundDetails(
  refund: Refund,
  order: RefundOrder,
  result: Result<RefundFacts, PaymentFailure>,
  nowMonoMs: number,
): Refund {
  switch (refund.step) {
    case 'look':
      return result.ok ? afterLook(refund, order, result.value) : afterNoDetails(refund, result.error, nowMonoMs);
    case 'verify':
      return result.ok ? afterVerify(refund, order, result.value, nowMonoMs) : afterNoDetails(refund, result.error, nowMonoMs);
    case 'return':
    case 'over':
      return refund;
    default:
      return unreachable(refund);
  }
}

/** The answer to `payment/return`, sent in the step `return` (specification, 3.4.5 and 4.5). */
export function onRefundAnswered(refund: Refund, result: Result<string, PaymentFailure>, nowMonoMs: number): Refund {
  if (refund.step !== 'return') return refund;
  const attempts = refund.attempts + 1;
  if (result.ok) return over({ kind: 'returned', by: 'answer', operationId: result.value });
  const { action, code } = result.error;
  // Somebody else may have returned it in the meantime, which the details know; a forgotten device registers again.
  if ((code === ABOVE_AVAILABLE || action === 'register-again') && attempts < REFUND_LIMITS.attempts) {
    return { step: 'look', attempts, notBeforeMonoMs: nowMonoMs + REFUND_LIMITS.lookAgainMs };
  }
  if (action !== 'retry') return over({ kind: 'kept', code });
  const { availableTiyn } = refund;
  return { step: 'verify', attempts, availableTiyn, sinceMonoMs: nowMonoMs, notBeforeMonoMs: nowMonoMs };
}

const ABOVE_AVAILABLE = '-99000005';

type Look = Extract<Refund, { step: 'look' }>;
type Verify = Extract<Refund, { step: 'verify' }>;

function afterLook(refund: Look, order: RefundOrder, facts: RefundFacts): Refund {
  const { totalTiyn, availableReturnTiyn: availableTiyn } = facts;
  if (totalTiyn !== order.paidTiyn) return over({ kind: 'doubtful', code: 'TOTAL-DIFFERS' });
  if (availableTiyn >= order.amountTiyn) return { step: 'return', attempts: refund.attempts, availableTiyn };
  // The bank or a cashier gave the whole of it back already.
  if (availableTiyn === 0 && order.amountTiyn === order.paidTiyn) return over({ kind: 'returned', by: 'details' });
  return over({ kind: 'doubtful', code: 'PARTLY-RETURNED' });
}

/** Only a changed amount proves that the lost request was carried out; only time proves that it was not. */
function afterVerify(refund: Verify, order: RefundOrder, facts: RefundFacts, nowMonoMs: number): Refund {
  const { attempts, availableTiyn: before, sinceMonoMs } = refund;
  const { availableReturnTiyn: available } = facts;
  if (facts.totalTiyn !== order.paidTiyn) return over({ kind: 'doubtful', code: 'TOTAL-DIFFERS' });
  if (available === subtractTiyn(before, order.amountTiyn)) return over({ kind: 'returned', by: 'details' });
  if (available !== before) return over({ kind: 'doubtful', code: 'AMOUNT-DIFFERS' });
  if (nowMonoMs - sinceMonoMs < REFUND_LIMITS.settleMs) {
    return { ...refund, notBeforeMonoMs: nowMonoMs + REFUND_LIMITS.lookAgainMs };
  }
  if (attempts >= REFUND_LIMITS.attempts) return over({ kind: 'kept', code: 'ATTEMPTS' });
  return { step: 'return', attempts, availableTiyn: before };
}

/** Silence is asked again for as long as it takes; a no about the purchase itself is for a person. */
function afterNoDetails(refund: Look | Verify, { action, code }: PaymentFailure, nowMonoMs: number): Refund {
  if (action === 'final' || action === 'purchase-unknown') {
    return over(refund.step === 'look' && refund.attempts === 0 ? { kind: 'kept', code } : { kind: 'doubtful', code });
  }
  return { ...refund, notBeforeMonoMs: nowMonoMs + REFUND_LIMITS.lookAgainMs };
}

function over(outcome: RefundOutcome): Refund {
  return { step: 'over', outcome };
}

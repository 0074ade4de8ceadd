import { subtractTiyn, type Tiyn } from '../money/money.ts';
import { type Result, unreachable } from '../result.ts';
import type { PaymentFailure, RefundFacts } from './provider.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../units.ts';

/** The durations of a refund in milliseconds, and the limit on attempts. */
export const REFUND_LIMITS = {
  /** The first interval between two questions about the details; later ones are longer. */
  lookAgainMs: 5_000,
  lookFastForMs: 120_000,
  lookMediumMs: 15_000,
  lookMediumForMs: 600_000,
  lookSlowMs: MINUTE_MS,
  /**
   * How long the details must show the old amount before an unanswered refund counts as not carried out. Longer than a
   * gateway may hold a request back.
   */
  settleMs: MINUTE_MS,
  /**
   * The same where the bank would carry out a second request as well. The details may be hours behind the books, so
   * that such a request is never repeated: after this long a person has to look.
   */
  repeatableMs: 2 * HOUR_MS,
  /**
   * The service denies a purchase that it has confirmed as paid: for this long it may only be behind with its books.
   */
  deniedMs: 600_000,
  /** After this long without an answer a person has to check. */
  doubtAfterMs: DAY_MS,
  attempts: 3,
} as const;

/** The refund to be made. */
export interface RefundOrder {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  /** The purchase's amount. Details with another total are about something else. */
  readonly paidTiyn: Tiyn;
}

/**
 * How a refund ended.
 * - `refunded`: the money is on its way back; `by` says how that is known.
 * - `kept`: certainly nothing was returned, and asking again is of no use.
 * - `doubtful`: the machine cannot find out; a person has to check.
 */
export type RefundOutcome =
  | { readonly kind: 'refunded'; readonly by: 'answer'; readonly operationId: string }
  | { readonly kind: 'refunded'; readonly by: 'details' }
  | { readonly kind: 'kept'; readonly code: string }
  | { readonly kind: 'doubtful'; readonly code: string };

/** The state of asking about the details. Moments are on the monotonic clock. */
interface Looking {
  /** The number of times that the refund has been requested. */
  readonly attempts: number;
  readonly sinceMonoMs: number;
  readonly notBeforeMonoMs: number;
  /** When the question was sent that the next answer belongs to. */
  readonly askedMonoMs: number;
  /**
   * Since when the service has denied the purchase or reported that nothing can be returned; null while it does
   * neither.
   */
  readonly deniedSinceMonoMs: number | null;
}

/** The state of a refund. */
export type Refund =
  /** The details are needed, not before a given moment. */
  | ({ readonly step: 'look' } & Looking)
  /** `payment/return` is to be sent; this intent is on disk first. */
  | {
      readonly step: 'ask';
      readonly attempts: number;
      readonly availableTiyn: Tiyn;
      /** An earlier request was never answered, and may have been carried out. */
      readonly isUnanswered?: true;
    }
  /** It was sent and not answered, or refused with this code: the details decide. */
  | ({ readonly step: 'verify'; readonly availableTiyn: Tiyn; readonly refusal?: string } & Looking)
  | { readonly step: 'over'; readonly outcome: RefundOutcome };

type Look = Extract<Refund, { step: 'look' }>;

type Verify = Extract<Refund, { step: 'verify' }>;

/** The code for a refund that exceeds the available amount (facts, section 2). */
const ABOVE_AVAILABLE = '-99000005';

/** A refund that has not been requested yet. */
export function newRefund(nowMonoMs: number): Refund {
  return { step: 'look', ...looking(0, nowMonoMs, nowMonoMs) };
}

/** A refund whose request was on disk when the power failed: the service may have carried it out. */
export function refundAfterRestart(attempts: number, availableTiyn: Tiyn, nowMonoMs: number): Refund {
  return { step: 'verify', availableTiyn, ...looking(attempts, nowMonoMs, nowMonoMs) };
}

function looking(attempts: number, nowMonoMs: number, notBeforeMonoMs: number): Looking {
  return { attempts, sinceMonoMs: nowMonoMs, notBeforeMonoMs, askedMonoMs: nowMonoMs, deniedSinceMonoMs: null };
}

/** The question about the details has been sent. */
export function onRefundLook(refund: Refund, nowMonoMs: number): Refund {
  return refund.step === 'look' || refund.step === 'verify' ? { ...refund, askedMonoMs: nowMonoMs } : refund;
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
      return result.ok
        ? afterLook(refund, order, result.value, nowMonoMs)
        : afterNoDetails(refund, result.error, nowMonoMs);
    case 'verify':
      return result.ok
        ? afterVerify(refund, order, result.value, nowMonoMs)
        : afterNoDetails(refund, result.error, nowMonoMs);
    case 'ask':
    case 'over':
      return refund;
    default:
      return unreachable(refund);
  }
}

/** The answer to `payment/return`, sent in the step `ask` (specification, 3.4.5 and 4.5). */
export function onRefundAnswered(refund: Refund, result: Result<string, PaymentFailure>, nowMonoMs: number): Refund {
  if (refund.step !== 'ask') return refund;
  // The request was never sent, so it is not an attempt; it is repeated after the pause.
  if (!result.ok && result.error.notSentForMs !== undefined) {
    const again = looking(refund.attempts, nowMonoMs, nowMonoMs + result.error.notSentForMs);
    // The request before it may still have been carried out.
    return refund.isUnanswered === true
      ? { step: 'verify', availableTiyn: refund.availableTiyn, ...again }
      : { step: 'look', ...again };
  }
  const attempts = refund.attempts + 1;
  if (result.ok) return over({ kind: 'refunded', by: 'answer', operationId: result.value });
  const { action, code } = result.error;
  // The refusal of a repetition does not tell whether the request before it succeeded, which may be its cause: only the
  // details show that.
  if (action !== 'retry' && refund.isUnanswered === true)
    return attempts < REFUND_LIMITS.attempts
      ? { step: 'verify', availableTiyn: refund.availableTiyn, ...looking(attempts, nowMonoMs, nowMonoMs) }
      : over({ kind: 'doubtful', code });
  // The amount may have been refunded elsewhere, which the details show; an unknown device is registered again.
  if (code === ABOVE_AVAILABLE || action === 'register-again') {
    if (attempts < REFUND_LIMITS.attempts)
      return { step: 'look', ...looking(attempts, nowMonoMs, nowMonoMs + REFUND_LIMITS.lookAgainMs) };
    return over(code === ABOVE_AVAILABLE ? { kind: 'doubtful', code } : { kind: 'kept', code });
  }
  // A refusal without a meaning of its own may be that of a repetition, where a gateway has sent the request twice: only
  // the details show what became of the first one.
  if (action !== 'retry' && action !== 'refuse-sale') return over({ kind: 'kept', code });
  const refusal = action === 'retry' ? {} : { refusal: code };
  const { availableTiyn } = refund;
  return { step: 'verify', availableTiyn, ...refusal, ...looking(attempts, nowMonoMs, nowMonoMs) };
}

function afterLook(before: Look, order: RefundOrder, facts: RefundFacts, nowMonoMs: number): Refund {
  const refund = { ...before, deniedSinceMonoMs: facts.refundableTiyn === 0 ? before.deniedSinceMonoMs : null };
  const { totalTiyn, refundableTiyn: availableTiyn } = facts;
  if (totalTiyn !== order.paidTiyn) return over({ kind: 'doubtful', code: 'TOTAL-DIFFERS' });
  if (availableTiyn >= order.amountTiyn) return { step: 'ask', attempts: refund.attempts, availableTiyn };
  if (availableTiyn > 0) return over({ kind: 'doubtful', code: 'PARTLY-RETURNED' });
  // If it was requested before, the money has been returned; otherwise it may be too early, and finally a person
  // decides.
  const isWhole = order.amountTiyn === order.paidTiyn;
  if (refund.attempts > 0)
    return over(isWhole ? { kind: 'refunded', by: 'details' } : { kind: 'doubtful', code: 'PARTLY-RETURNED' });
  return denied(refund, 'NOTHING-AVAILABLE', REFUND_LIMITS.settleMs, nowMonoMs);
}

/**
 * Whether the bank would give it back a second time: after the first time enough would be left. A refund of more than
 * half of what can go back is refused when it is repeated, even if the details already show it.
 */
function isRepeatable({ amountTiyn }: RefundOrder, availableTiyn: Tiyn): boolean {
  return availableTiyn >= amountTiyn + amountTiyn;
}

/**
 * Only a changed amount proves that the lost request was carried out. That it was not is proven by nothing, because the
 * details may be behind: it is asked again where the bank itself refuses what it has carried out already.
 */
function afterVerify(before: Verify, order: RefundOrder, facts: RefundFacts, nowMonoMs: number): Refund {
  const refund = { ...before, deniedSinceMonoMs: null };
  const { attempts, availableTiyn: unchanged, sinceMonoMs, askedMonoMs } = refund;
  const { refundableTiyn: available } = facts;
  if (facts.totalTiyn !== order.paidTiyn) return over({ kind: 'doubtful', code: 'TOTAL-DIFFERS' });
  if (available === subtractTiyn(unchanged, order.amountTiyn)) return over({ kind: 'refunded', by: 'details' });
  if (available !== unchanged) return over({ kind: 'doubtful', code: 'AMOUNT-DIFFERS' });
  if (refund.refusal !== undefined) return over({ kind: 'kept', code: refund.refusal });
  const couldBePaidTwice = isRepeatable(order, unchanged);
  // What counts is when the bank looked, and that was not before it was asked.
  const limitMs = couldBePaidTwice ? REFUND_LIMITS.repeatableMs : REFUND_LIMITS.settleMs;
  if (askedMonoMs - sinceMonoMs < limitMs) return again(refund, nowMonoMs);
  if (couldBePaidTwice) return over({ kind: 'doubtful', code: 'UNANSWERED' });
  if (attempts >= REFUND_LIMITS.attempts) return over({ kind: 'doubtful', code: 'ATTEMPTS' });
  return { step: 'ask', attempts, availableTiyn: unchanged, isUnanswered: true };
}

/**
 * A missing answer is waited out for a day, a denial, or one after a refusal, for as long as the bank's books may lag;
 * then a person has to check.
 */
function afterNoDetails(refund: Look | Verify, { action, code }: PaymentFailure, nowMonoMs: number): Refund {
  if (nowMonoMs - refund.sinceMonoMs >= REFUND_LIMITS.doubtAfterMs) return over({ kind: 'doubtful', code });
  const isRefused = refund.step === 'verify' && refund.refusal !== undefined;
  const isNo = isRefused || action === 'final' || action === 'purchase-unknown' || action === 'refuse-sale';
  return isNo
    ? denied(refund, code, REFUND_LIMITS.deniedMs, nowMonoMs)
    : again({ ...refund, deniedSinceMonoMs: null }, nowMonoMs);
}

function denied(refund: Look | Verify, code: string, limitMs: number, nowMonoMs: number): Refund {
  const deniedSinceMonoMs = refund.deniedSinceMonoMs ?? nowMonoMs;
  if (nowMonoMs - deniedSinceMonoMs >= limitMs) return over({ kind: 'doubtful', code });
  return again({ ...refund, deniedSinceMonoMs }, nowMonoMs);
}

function again(refund: Look | Verify, nowMonoMs: number): Refund {
  return { ...refund, notBeforeMonoMs: nowMonoMs + pauseMs(nowMonoMs - refund.sinceMonoMs) };
}

function pauseMs(ageMs: number): number {
  if (ageMs < REFUND_LIMITS.lookFastForMs) return REFUND_LIMITS.lookAgainMs;
  return ageMs < REFUND_LIMITS.lookMediumForMs ? REFUND_LIMITS.lookMediumMs : REFUND_LIMITS.lookSlowMs;
}

function over(outcome: RefundOutcome): Refund {
  return { step: 'over', outcome };
}

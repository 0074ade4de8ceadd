import type { Tiyn } from '../../money/money.ts';
import type { Settling } from '../../payment/settling.ts';
import type { Refund, RefundOrder } from '../../payment/refund.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import type { ChosenWay, Sale } from './sale.ts';

/** Withdrawing a purchase that nobody waits for any more. It may be paid before the service hears of it. */
export interface Withdrawal {
  /** The number of requests so far. */
  readonly attempts: number;
  /** When to send the next request; null while an answer is awaited, and after one that leaves nothing to ask for. */
  readonly askMonoMs: number | null;
  readonly isAsked: boolean;
}

/**
 * A purchase without a final status, with or without a waiting customer. Even a purchase that can be withdrawn is
 * watched until it is final, because it may be paid in the same second (facts, section 3.4).
 */
export interface WatchedPurchase extends ChosenWay {
  readonly sale: Sale;
  readonly qrPaymentId: string;
  /** What the customer is to pay, commission included. */
  readonly amountTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
  /** What has come in of it so far, in parts; and how much of that is recorded as owed. */
  readonly receivedTiyn: Tiyn;
  readonly partOwedTiyn: Tiyn;
  /** Whether only a person may ask about it; then the moments of the next request stay null. */
  readonly isAskedOnTouch: boolean;
  /** Null where the service cannot withdraw it. */
  readonly withdrawal: Withdrawal | null;
  readonly pollIntervalMs: number;
  readonly sinceMonoMs: number;
  /** Limit of the scan. */
  readonly scanDeadlineMonoMs: number;
  /** Limit of the confirmation of a scanned purchase. */
  readonly lastDeadlineMonoMs: number;
  /** Amount in notes already owed for this sale, for the screen of a late payment. */
  readonly owedTiyn: Tiyn;
  /** When the pending or last request was sent. */
  readonly askedMonoMs: number | null;
  /** When to send the next request; null while an answer is awaited. */
  readonly askMonoMs: number | null;
  /** Since when the service denies the purchase. */
  readonly deniedSinceMonoMs: number | null;
  readonly scanned: boolean;
  /** Whether it is from an earlier run, so that no screen is for its customer. */
  readonly restored: boolean;
  /**
   * Whether its QR expired before this run by the wall clock. The wall clock may be wrong, so the purchase is closed in
   * the journal but polled until this run's own clock agrees.
   */
  readonly stale: boolean;
  /** Whether it is closed in the journal as expired. */
  readonly expired: boolean;
}

/** A refund in progress, with or without a waiting customer. */
export interface RunningRefund {
  readonly sale: Sale;
  readonly provider: ProviderName;
  readonly order: RefundOrder;
  readonly refund: Refund;
  /** The customer's proof, if the contract requires one. */
  readonly refundQrId: string | null;
  /** Accepted by the service and under way, where that takes a while; null otherwise. */
  readonly settling: Settling | null;
  /** Whether the debt is already recorded. */
  readonly isOwed: boolean;
  /**
   * Set if no screen has informed the customer, because another one was shown: if the refund is refused, they must be
   * informed until the limit. Null if a screen was about it, or no customer is there.
   */
  readonly noticeIfRefused: { readonly reason: RefundReason; readonly untilMonoMs: number } | null;
  /** Whether an answer is awaited. */
  readonly asked: boolean;
}

/**
 * Looking for what a service has under the number of a sale and the journal does not: an invoice whose answer was lost,
 * or the second one of a request that arrived twice. Moments are on the monotonic clock.
 */
export interface PurchaseSearch extends ChosenWay {
  readonly sale: Sale;
  /** What the customer was to pay, commission included. */
  readonly amountTiyn: Tiyn;
  /** What of it is recorded as lost; zero where only a second purchase is looked for. */
  readonly lostTiyn: Tiyn;
  /** The number of times that the service had nothing, while only a second one is looked for. */
  readonly looks: number;
  readonly sinceMonoMs: number;
  /** When the pending or last question was sent. */
  readonly askedMonoMs: number;
  /** When to ask next; null while an answer is awaited. */
  readonly askMonoMs: number | null;
  /** Since when the service has had nothing; null while it has not said so. */
  readonly noneSinceMonoMs: number | null;
  /** Whether the sale is from an earlier run, so that no screen is for its customer. */
  readonly restored: boolean;
  /** Numbers of the sale's purchases at other services, whatever has become of those. */
  readonly taken: readonly string[];
}

/** Whether two records are about the same purchase; numbers of different services may coincide. */
export function isSamePurchase(
  one: Pick<WatchedPurchase, 'provider' | 'qrPaymentId'>,
  other: Pick<WatchedPurchase, 'provider' | 'qrPaymentId'>,
): boolean {
  return one.qrPaymentId === other.qrPaymentId && one.provider === other.provider;
}

/** The numbers of a sale's purchases that were paid, in the order of their payments. */
export interface PaidNumbers {
  readonly saleId: string;
  readonly numbers: readonly string[];
}

import type { Tiyn } from '../../money/money.ts';
import type { Refund, RefundOrder } from '../../payment/refund.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import type { Sale } from './sale.ts';

/**
 * A purchase without a final status, with or without a waiting customer. It cannot be cancelled, so it is polled until
 * it is final (facts, section 3.4).
 */
export interface WatchedPurchase {
  readonly sale: Sale;
  readonly qrPaymentId: string;
  /** Amount of its QR. */
  readonly amountTiyn: Tiyn;
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
  readonly order: RefundOrder;
  readonly refund: Refund;
  /** The customer's proof, if the contract requires one. */
  readonly refundQrId: string | null;
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

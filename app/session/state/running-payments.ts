import type { Tiyn } from '../../money/money.ts';
import type { Refund, RefundOrder } from '../../payment/refund.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import type { Sale } from './sale.ts';

/**
 * A purchase whose last word is still to come, whether a customer waits for it or not: it cannot be cancelled, so it
 * is asked about until it is final (facts, section 3.4).
 */
export interface WatchedPurchase {
  readonly sale: Sale;
  readonly qrPaymentId: string;
  /** What its QR is about. */
  readonly amountTiyn: Tiyn;
  readonly pollIntervalMs: number;
  readonly sinceMonoMs: number;
  /** Until then the QR could be scanned. */
  readonly scanDeadlineMonoMs: number;
  /** Until then a scanned purchase could be confirmed. */
  readonly lastDeadlineMonoMs: number;
  /** Owed for this sale already, in notes: for the screen of a payment that comes late. */
  readonly owedTiyn: Tiyn;
  /** When the question was asked that is not answered yet, or the last one. */
  readonly askedMonoMs: number | null;
  /** When to ask next; null while an answer is awaited. */
  readonly askMonoMs: number | null;
  /** The service denies the purchase since then. */
  readonly deniedSinceMonoMs: number | null;
  readonly scanned: boolean;
  /** From an earlier run: its customer has gone, and no screen is for them. */
  readonly restored: boolean;
  /**
   * By the wall clock its QR died before this run began. The wall clock may lie, so it is closed on record but watched
   * until this run's own clock agrees.
   */
  readonly stale: boolean;
  /** Closed on record as expired. */
  readonly expired: boolean;
}

/** Money on its way back, whether its customer still stands there or not. */
export interface RunningRefund {
  readonly sale: Sale;
  readonly order: RefundOrder;
  readonly refund: Refund;
  /** The customer's proof, where the contract wants one. */
  readonly refundQrId: string | null;
  /** The debt stands on record already. */
  readonly isOwed: boolean;
  /**
   * No screen has told its customer of it, because something else was shown: should the money stay here, they have to
   * be told while they may still stand there. Null where a screen was about it, or nobody stands there.
   */
  readonly untold: { readonly reason: RefundReason; readonly untilMonoMs: number } | null;
  /** An answer is awaited. */
  readonly asked: boolean;
}

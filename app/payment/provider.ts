import type { Tiyn } from '../money/money.ts';
import type { Result } from '../result.ts';

import { problem, type Problem } from '../problem.ts';

/** A purchase as the payment service opened it. */
export interface CreatedPurchase {
  /** Int64 as a decimal string: it outgrows JavaScript's numbers. */
  readonly qrPaymentId: string;
  /** The QR's content, shown as it is. */
  readonly qrToken: string;
  readonly methods: readonly string[];
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/**
 * What the service says about a purchase. `unknown` is a status that we do not know: neither paid nor failed.
 */
export type PurchaseStatus =
  | { readonly kind: 'created' }
  | { readonly kind: 'scanned' }
  | { readonly kind: 'processed' }
  | { readonly kind: 'failed'; readonly name: string }
  /** Not paid so far, but not documented as final: the customer may yet pay in another way. */
  | { readonly kind: 'declined'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * What the kiosk does about a failed request; the action decides, the rest is for people.
 * - `retry`: no answer or "temporarily unavailable"; the request may have been carried out.
 * - `refuse-sale`: this sale cannot go on, others may.
 * - `payments-off`: no sale can, until a technician acts.
 * - `register-again`: the device has to be registered again.
 * - `purchase-unknown`: the service does not know the purchase, though it may have given us its number.
 * - `final`: no, and asking again will not change it.
 */
export type PaymentAction = 'retry' | 'refuse-sale' | 'payments-off' | 'register-again' | 'purchase-unknown' | 'final';

export interface PaymentFailure {
  readonly action: PaymentAction;
  readonly problem: Problem;
  /** The service's code, or our own word for a missing answer; small on the screen, in the journal in full. */
  readonly code: string;
  /** Nothing was sent, because the service asked for a pause that goes on for so long, in milliseconds. */
  readonly notSentForMs?: number;
}

/** The same number for two purchases: whose payment would it be? Nobody may scan the second one. */
export function repeatedNumber(qrPaymentId: string): PaymentFailure {
  const code = `QrPaymentId ${qrPaymentId}`;
  return { action: 'refuse-sale', problem: problem('server-answer-invalid', { code }), code };
}

/** What the kiosk learns when the connection to the payment service stands. */
export interface PaymentConnection {
  /** The trade point's name for the receipt; null where the service was not asked. */
  readonly tradePoint: string | null;
}

/**
 * How this contract gives money back: `direct` without the customer, `with-customer` only when they scan a refund QR,
 * `by-hand` only in the bank's own application.
 */
export type RefundWay = 'direct' | 'with-customer' | 'by-hand';

/** The names that sales are recorded under: a payment service, or notes alone. */
export const PROVIDERS = ['kaspi', 'cash'] as const;

export type ProviderName = (typeof PROVIDERS)[number];

/** What a payment service can do under this contract. The session knows a service by nothing else. */
export interface PaymentCapabilities {
  /** Under which sales by QR are recorded. */
  readonly provider: ProviderName;
  /**
   * Which service and contract a purchase can be asked about at: another one knows nothing of it. Null where there is
   * no service.
   */
  readonly binding: string | null;
  readonly refundWay: RefundWay;
  /** Purchases can be asked about for as long as one likes. */
  readonly hasDetails: boolean;
}

/** A machine without a payment service: nobody is asked, and what is owed goes back by hand. */
export const NOTES_ALONE: PaymentCapabilities = {
  provider: 'cash',
  binding: null,
  refundWay: 'by-hand',
  hasDetails: false,
};

/** Money that is to go back. */
export interface RefundRequest {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  readonly refundQrId: string | null;
}

/** A refund's QR: whoever scans it shows which purchases are theirs. */
export interface RefundQr {
  readonly refundQrId: string;
  readonly qrToken: string;
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
}

/** The payment service as the session needs it. Each call ends within its own time limit. */
export interface PaymentProvider {
  /** Makes the device known where that has not been done, and checks that the service answers. */
  connect(): Promise<Result<PaymentConnection, PaymentFailure>>;
  /** Asks cheaply whether the service answers; keeps the connection warm. */
  ping(): Promise<Result<void, PaymentFailure>>;
  /** Not idempotent: after a lost answer a purchase may exist that nobody has seen. */
  createPurchase(request: {
    readonly externalId: string;
    readonly amountTiyn: Tiyn;
  }): Promise<Result<CreatedPurchase, PaymentFailure>>;
  purchaseStatus(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>>;
  /** What was paid and how much of it may still go back. */
  purchaseDetails(qrPaymentId: string): Promise<Result<RefundFacts, PaymentFailure>>;
  /**
   * Gives money back; the value is the refund's number. `refundQrId` proves that the customer is there, where the contract
   * wants that. Not idempotent: see `Refund`.
   */
  refund(request: RefundRequest): Promise<Result<string, PaymentFailure>>;
  /** Opens a refund that the customer takes part in, and its QR. */
  createRefundQr(externalId: string): Promise<Result<RefundQr, PaymentFailure>>;
  refundQrStatus(refundQrId: string): Promise<Result<RefundQrStatus, PaymentFailure>>;
  /** The last purchases of whoever scanned the refund's QR, by their numbers. */
  refundQrPurchases(refundQrId: string): Promise<Result<readonly string[], PaymentFailure>>;
}

/** Where a refund with the customer stands (specification, appendix 5). */
export type RefundQrStatus =
  | { readonly kind: 'created' }
  /** The customer scanned the refund's QR: purchases may be listed. */
  | { readonly kind: 'identified' }
  | { readonly kind: 'failed'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string };

/** What `payment/details` says about it. */
export interface RefundFacts {
  readonly totalTiyn: Tiyn;
  readonly refundableTiyn: Tiyn;
}

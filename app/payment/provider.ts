import type { CertificateDesk } from '../certificate/desk.ts';
import type { Tiyn } from '../money/money.ts';
import type { Result } from '../result.ts';
import type { TestSaleDesk } from './test-sale.ts';

import { problem, type Problem } from '../problem.ts';

/** A purchase that the payment service has opened. */
export interface CreatedPurchase {
  /** Int64 as a decimal string, because it exceeds JavaScript's safe integers. */
  readonly qrPaymentId: string;
  /** The content of the QR, displayed unchanged. */
  readonly qrToken: string;
  readonly methods: readonly string[];
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/**
 * The status of a purchase at the service. `unknown` is a status that the code does not recognise: neither paid nor
 * failed.
 */
export type PurchaseStatus =
  | { readonly kind: 'created' }
  | { readonly kind: 'scanned' }
  /** `amountTiyn`: how much was paid, where the service reports it. */
  | { readonly kind: 'processed'; readonly amountTiyn?: Tiyn }
  | { readonly kind: 'failed'; readonly name: string }
  /** Not paid so far, but not documented as final: the customer may yet pay in another way. */
  | { readonly kind: 'declined'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * What the kiosk does about a failed request. The action decides; the other fields are for people.
 * - `retry`: no answer or "temporarily unavailable"; the request may have been carried out.
 * - `refuse-sale`: this sale cannot continue, others can.
 * - `payments-off`: no sale is possible until a technician acts.
 * - `register-again`: the device must be registered again.
 * - `purchase-unknown`: the service does not know the purchase, although it may have issued its number.
 * - `final`: refused, and asking again does not change that.
 */
export type PaymentAction = 'retry' | 'refuse-sale' | 'payments-off' | 'register-again' | 'purchase-unknown' | 'final';

export interface PaymentFailure {
  readonly action: PaymentAction;
  readonly problem: Problem;
  /** The service's code, or the kiosk's own word for a missing answer. Small on the screen, complete in the journal. */
  readonly code: string;
  /** Nothing was sent, because the service asked for a pause that goes on for so long, in milliseconds. */
  readonly notSentForMs?: number;
}

/**
 * The failure of a purchase whose number was issued before. A payment could not be attributed to either of them, so the
 * second QR is not shown.
 */
export function repeatedNumber(qrPaymentId: string): PaymentFailure {
  const code = `QrPaymentId ${qrPaymentId}`;
  return { action: 'refuse-sale', problem: problem('server-answer-invalid', { code }), code };
}

/** The failure of a purchase whose number the journal could not look up: it may be one that was issued before. */
export function uncheckedNumber(qrPaymentId: string): PaymentFailure {
  return { action: 'refuse-sale', problem: problem('journal-failed'), code: `QrPaymentId ${qrPaymentId}` };
}

/** What the kiosk learns once it is connected to the payment service. */
export interface PaymentConnection {
  /** The trade point's name for the receipt; null where the service was not asked for it. */
  readonly tradePoint: string | null;
}

/** A trade point of the organisation; the bank writes the address into the name. */
export interface TradePoint {
  readonly id: string;
  readonly name: string;
}

/** Facts about this device from the service's answers. No secrets. */
export interface DeviceFacts {
  /** The kind of contract, by the name in the configuration. */
  readonly contract: string;
  readonly baseUrl: string;
  readonly deviceId: string;
  /** Of the configuration; null where it names none. */
  readonly wantedTradePointId: string | null;
  /** Where the device was registered last; null where it never was. */
  readonly registered: { readonly tradePointId: string; readonly tradePointName: string | null } | null;
  readonly isGivenUp: boolean;
  /** The address of the proxy, without a name or a password; null where there is none. */
  readonly proxy: string | null;
}

/** A technician's actions on the device under which the service knows this machine. */
export interface DeviceDesk {
  facts(): DeviceFacts;
  tradePoints(): Promise<Result<readonly TradePoint[], PaymentFailure>>;
  /** The configuration names this trade point from now on: the next registering is for it. */
  wantTradePoint(id: string): void;
  /** Registers the device again, also one that was given up. */
  register(): Promise<Result<PaymentConnection, PaymentFailure>>;
  /**
   * Gives the device up: nothing is sold through the service until it is registered again, also after a restart. After
   * the action `retry` it is unknown whether the service received the request; the device counts as given up
   * nevertheless. Rejects if that cannot be written to disk; then no request was sent.
   */
  giveUp(): Promise<Result<void, PaymentFailure>>;
}

/**
 * How the contract gives money back: `direct` without the customer, `with-customer` only after the customer scans a
 * refund QR, `by-hand` only in the bank's own application.
 */
export type RefundWay = 'direct' | 'with-customer' | 'by-hand';

/** The provider names that sales are recorded under: a payment service, or notes alone. */
export const PROVIDERS = ['kaspi', 'cash'] as const;

export type ProviderName = (typeof PROVIDERS)[number];

/** What a payment service can do under this contract. The session knows nothing else about a service. */
export interface PaymentCapabilities {
  /** The provider name that QR sales are recorded under. */
  readonly provider: ProviderName;
  /**
   * The service and contract that a purchase can be asked about at; any other does not know it. Null where there is no
   * service.
   */
  readonly binding: string | null;
  readonly refundWay: RefundWay;
  /** Whether purchases can be asked about without a time limit. */
  readonly hasDetails: boolean;
}

/**
 * The capabilities of a machine without a payment service: purchases cannot be asked about, and debts are paid by hand.
 */
export const NOTES_ALONE: PaymentCapabilities = {
  provider: 'cash',
  binding: null,
  refundWay: 'by-hand',
  hasDetails: false,
};

/** Money to be returned. */
export interface RefundRequest {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  readonly refundQrId: string | null;
}

/** The QR of a refund. The customer who scans it is identified, and with them their purchases. */
export interface RefundQr {
  readonly refundQrId: string;
  readonly qrToken: string;
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
}

/** The last answer of a service, of any content. */
export interface LastAnswer {
  readonly wallMs: number;
  readonly durationMs: number;
}

/** The files of a client certificate: one container, or certificate and key. */
export type ClientCertificateFiles =
  | { readonly pfxFile: string; readonly passphraseFile?: string | undefined }
  | { readonly certFile: string; readonly keyFile: string; readonly passphraseFile?: string | undefined };

/** A payment service, and this machine's place at it. No secret is in it. */
export interface ServiceAbout {
  readonly host: string;
  /** What the service calls its contract. */
  readonly contract: string;
  readonly deviceId: string;
  /** As configured; null where it was chosen from the service's list. */
  readonly tradePointId: string | null;
  /** As configured; null where the service needs none. */
  readonly certificate: ClientCertificateFiles | null;
  /** Null before the first answer. */
  readonly lastAnswer: LastAnswer | null;
}

/** The payment service as the session uses it. Each call ends within its own time limit. */
export interface PaymentProvider {
  /** Registers the device if necessary, and checks that the service answers. */
  connect(): Promise<Result<PaymentConnection, PaymentFailure>>;
  /** A cheap check that the service answers; it also keeps the connection warm. */
  ping(): Promise<Result<void, PaymentFailure>>;
  /** This machine's clock minus the service's, in milliseconds, as the last answer showed it; null where it is unknown. */
  clockOffsetMs?(): number | null;
  /** What the service menu shows of the service and of this machine's place at it. */
  about?(): ServiceAbout;
  /** Only services that ask for a client certificate have it. */
  readonly certificates?: CertificateDesk;
  /** Only services that register devices have it. */
  readonly device?: DeviceDesk;
  /** Only where the service is a test host: nothing of it is ever sent to a real one. */
  readonly testSale?: TestSaleDesk;
  /** Opens a purchase. Not idempotent: after a lost answer a purchase may exist that was never shown. */
  createPurchase(request: {
    readonly externalId: string;
    readonly amountTiyn: Tiyn;
  }): Promise<Result<CreatedPurchase, PaymentFailure>>;
  purchaseStatus(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>>;
  /** The amount that was paid and the part of it that can still be refunded. */
  purchaseDetails(qrPaymentId: string): Promise<Result<RefundFacts, PaymentFailure>>;
  /**
   * Gives money back; the value is the refund's number. `refundQrId` proves that the customer is present, for contracts
   * that require it. Not idempotent: see `Refund`.
   */
  refund(request: RefundRequest): Promise<Result<string, PaymentFailure>>;
  /** Opens a refund that needs the customer, and its QR. */
  createRefundQr(externalId: string): Promise<Result<RefundQr, PaymentFailure>>;
  refundQrStatus(refundQrId: string): Promise<Result<RefundQrStatus, PaymentFailure>>;
  /** The numbers of the last purchases of the customer who scanned the refund's QR. */
  refundQrPurchases(refundQrId: string): Promise<Result<readonly string[], PaymentFailure>>;
}

/** The status of a refund that needs the customer (specification, appendix 5). */
export type RefundQrStatus =
  | { readonly kind: 'created' }
  /** The customer scanned the refund's QR: purchases may be listed. */
  | { readonly kind: 'identified' }
  | { readonly kind: 'failed'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string };

/** The answer of `payment/details` about one purchase. */
export interface RefundFacts {
  readonly totalTiyn: Tiyn;
  readonly refundableTiyn: Tiyn;
}

import type { CertificateOperations } from '../certificate/operations.ts';
import type { Tiyn } from '../money/money.ts';
import type { Result } from '../result.ts';
import type { PersonsQuestion } from './persons-question.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { TestSaleRunner } from './test-sale.ts';
import type { VerificationEnd, VerificationWatch } from './verification.ts';

import { problem, type Problem } from '../problem.ts';

/** What a purchase is opened with. */
export interface PurchaseRequest {
  readonly externalId: string;
  /** What the machine is to receive, in tiyn; the service may add a commission. */
  readonly amountTiyn: Tiyn;
  /** The id of the method, see `MethodCapabilities`. */
  readonly method: string;
  /** Where the method needs one. It is for this request alone: nobody keeps it, logs it, or repeats it in an error. */
  readonly phoneNumber?: PhoneNumber;
}

/** A purchase that the payment service has opened: its code, or the invoice that it has sent. */
export interface CreatedPurchase {
  /** The service's own number, see `serviceNumberSchema`; digits may exceed JavaScript's safe integers. */
  readonly qrPaymentId: string;
  /** The content of the code, displayed unchanged; null where there is nothing to scan. */
  readonly qrToken: string | null;
  /** The names of the accounts and loans that can pay it; empty where the service does not tell. */
  readonly methods: readonly string[];
  /** Shortest time between two questions. Without a meaning where only a person may ask. */
  readonly pollIntervalMs: number;
  /** How long it can be scanned; of an invoice, how long it can be paid: at most a day and a half. */
  readonly scanTimeoutMs: number;
  /** How long it can be confirmed after the scan. */
  readonly confirmTimeoutMs: number;
  /**
   * What the service adds to the amount, as it answered; absent where it adds nothing. The customer has agreed to the
   * commission on the button, so another one is not put to them without a new choice.
   */
  readonly commission?: { readonly rate: number; readonly amountTiyn: Tiyn };
}

/** What is looked for at a service after its answer was lost. */
export interface FindRequest {
  /** Our own number. */
  readonly externalId: string;
  /** The id of the way to pay; where the service does not tell ways apart, all of them are found. */
  readonly method: string;
  /** What the customer was to pay, commission included, in tiyn: for answers that do not tell it. */
  readonly amountTiyn: Tiyn;
}

/** A purchase that the service has under a number of ours. */
export interface FoundPurchase extends CreatedPurchase {
  /** What the customer is to pay, commission included, in tiyn. */
  readonly amountTiyn: Tiyn;
  readonly status: PurchaseStatus;
}

/** Everything under one number of ours that can be paid or was paid, what was paid first and then the newest. */
export interface FoundPurchases {
  readonly purchases: readonly FoundPurchase[];
  /** Whether the answer shows that there is nothing else; one in pages, or with an unreadable entry, does not. */
  readonly isWhole: boolean;
}

/**
 * The status of a purchase at the service. `unknown` is a status that the code does not recognise: neither paid nor
 * failed.
 */
export type PurchaseStatus =
  | { readonly kind: 'created' }
  | { readonly kind: 'scanned' }
  /** `amountTiyn`: how much was paid in all, commission included, where the service reports it. */
  | { readonly kind: 'processed'; readonly amountTiyn?: Tiyn }
  /**
   * So much has come in of what was asked for. `isOpen`: the rest can still be paid; otherwise no more comes, as after
   * a cancellation of a purchase that was paid in part.
   */
  | { readonly kind: 'part-paid'; readonly amountTiyn: Tiyn; readonly isOpen: boolean }
  /** It is being withdrawn, and may still be paid. */
  | { readonly kind: 'cancelling' }
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
 * - `phone-refused`: no invoice can be sent to this telephone number; another one may do.
 */
export type PaymentAction =
  'retry' | 'refuse-sale' | 'payments-off' | 'register-again' | 'purchase-unknown' | 'final' | 'phone-refused';

export interface PaymentFailure {
  readonly action: PaymentAction;
  readonly problem: Problem;
  /** The service's code, or the kiosk's own word for a missing answer. Small on the screen, complete in the journal. */
  readonly code: string;
  /** The HTTP status of a refusal by JSON, whatever word the code is. */
  readonly httpStatus?: number;
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

/**
 * The failure of a purchase whose number another service has issued for the same sale: the entries of a sale know its
 * purchases by number. Whether this one is paid cannot be seen, so that it counts as lost.
 */
export function numberOfAnotherService(qrPaymentId: string): PaymentFailure {
  return { ...repeatedNumber(qrPaymentId), action: 'retry' };
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
  /** It is to move to the wanted trade point, as is kept on disk: a start takes that up. */
  readonly isMoving: boolean;
  /** The address of the proxy, without a name or a password; null where there is none. */
  readonly proxy: string | null;
}

/** A technician's actions on the device under which the service knows this machine. */
export interface DeviceOperations {
  facts(): DeviceFacts;
  tradePoints(): Promise<Result<readonly TradePoint[], PaymentFailure>>;
  /** The configuration names this trade point from now on: the next registering is for it. */
  wantTradePoint(id: string): void;
  /**
   * Keeps on disk that the device is to move to the trade point that the configuration is about to name, or that it is
   * not. A start takes such a move up. Rejects with what the file system throws.
   */
  keepMove(isMoving: boolean): Promise<void>;
  /** Registers the device again, also one that was given up. */
  register(): Promise<Result<PaymentConnection, PaymentFailure>>;
  /**
   * Gives the device up: nothing is sold through the service until it is registered again, also after a restart. After
   * the action `retry` it is unknown whether the service received the request; the device counts as given up
   * nevertheless. `toMove`: it is registered elsewhere at once, also by the next start. Rejects if that cannot be
   * written to disk; then no request was sent.
   */
  giveUp(toMove?: boolean): Promise<Result<void, PaymentFailure>>;
}

/** Verifies the organisation at a service, which somebody confirms in the service's own application. */
export interface OrganizationVerification {
  /** Begins with the БИН or ИИН, 12 digits, and ends within some minutes. Never rejects. */
  verify(idn: string, watch: VerificationWatch): Promise<Result<VerificationEnd, PaymentFailure>>;
}

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
  readonly certificates?: CertificateOperations;
  /** Only services that register devices have it. */
  readonly device?: DeviceOperations;
  /** Only services that send nothing before the organisation is verified have it. */
  readonly verification?: OrganizationVerification;
  /** Only where the service is a test host: nothing of it is ever sent to a real one. */
  readonly testSale?: TestSaleRunner;
  /**
   * Opens a purchase. Not idempotent: after a lost answer a purchase may exist that was never shown, and an invoice may
   * be on its way to the telephone.
   */
  createPurchase(request: PurchaseRequest): Promise<Result<CreatedPurchase, PaymentFailure>>;
  /**
   * Only with `findsLost`: what was opened under a number of ours, as far as it can be paid or was paid. `isWaited`: a
   * customer looks at the screen; others come after them.
   */
  findPurchases?(request: FindRequest, isWaited: boolean): Promise<Result<FoundPurchases, PaymentFailure>>;
  /** Only with `tellsName`: the customer's name as the service tells it; it is shown masked, and not kept. */
  customerName?(phoneNumber: PhoneNumber): Promise<Result<string, PaymentFailure>>;
  /** Only of methods that may be polled. `isWaited`: a customer looks at the screen; others come after them. */
  purchaseStatus(qrPaymentId: string, isWaited?: boolean): Promise<Result<PurchaseStatus, PaymentFailure>>;
  /** The same for methods that only a person may ask about. */
  statusForPerson?(qrPaymentId: string, question: PersonsQuestion): Promise<Result<PurchaseStatus, PaymentFailure>>;
  /**
   * Only with `canCancel`: asks the service to withdraw the purchase. The answer is what became of it, which may be
   * that it was paid. Idempotent: a purchase that was withdrawn already answers the same.
   */
  cancelPurchase?(qrPaymentId: string): Promise<Result<PurchaseStatus, PaymentFailure>>;
  /** The amount that was paid and the part of it that can still be refunded. */
  purchaseDetails(qrPaymentId: string): Promise<Result<RefundFacts, PaymentFailure>>;
  /**
   * Gives money back; the value is the refund's number. `refundQrId` proves that the customer is present, for contracts
   * that require it. Not idempotent: see `Refund`. With `refundsSettleLater` an answer only says that it is under way.
   */
  refund(request: RefundRequest): Promise<Result<string, PaymentFailure>>;
  /** Only with `refundsSettleLater`: how far a refund is that was accepted under this number, or the `LAST_REFUND`. */
  refundProgress?(qrPaymentId: string, operationId: string): Promise<Result<RefundProgress, PaymentFailure>>;
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

/** How far an accepted refund is: on its way, done, or failed, in which case nothing went back. */
export type RefundProgress =
  { readonly kind: 'pending' } | { readonly kind: 'done' } | { readonly kind: 'failed'; readonly name: string };

/** The answer of `payment/details` about one purchase. */
export interface RefundFacts {
  readonly totalTiyn: Tiyn;
  readonly refundableTiyn: Tiyn;
}

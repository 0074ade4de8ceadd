import type { Language } from '../language/schema.ts';
import type { Tiyn } from '../money/money.ts';
import type { Sold } from '../money/price.ts';
import type { ProviderName } from '../payment/capabilities.ts';
import type { AbandonReason, SaleItem } from './entry.ts';

/** One QR of a sale. `open` means that the service has not given a final answer. */
export interface PurchaseRecord {
  readonly qrPaymentId: string;
  /** The service that it was opened at, and its contract. */
  readonly provider: ProviderName;
  readonly binding: string | null;
  /** The way to pay; null in journals from before there were several. */
  readonly method: string | null;
  /** What the customer is to pay, commission included; of a paid one what was paid. */
  readonly amountTiyn: Tiyn;
  /** What the customer was asked for, commission included, whatever was paid. */
  readonly askedTiyn: Tiyn;
  /** The part of it that the service adds. */
  readonly commissionTiyn: Tiyn;
  /** What has come in so far, in parts; of a paid one everything. */
  readonly receivedTiyn: Tiyn;
  /** Only a person may ask about it. */
  readonly isAskedOnTouch: boolean;
  /** The number of requests to withdraw it. */
  readonly cancels: number;
  readonly status: 'open' | 'paid' | 'failed' | 'expired' | 'doubtful';
  readonly scanned: boolean;
  /** Expired by the wall clock alone. */
  readonly isProvisional: boolean;
  readonly knownAtWallMs: number;
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/**
 * The refund of one purchase. `asked`: the service may have carried it out; `doubtful`: the machine could not find out.
 */
export interface RefundRecord {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  readonly status: 'intended' | 'asked' | 'done' | 'failed' | 'doubtful';
  readonly attempts: number;
  /** The refundable amount before the last attempt; null before the first. */
  readonly availableTiyn: Tiyn | null;
  /** The service's number of a refund that it has accepted and that is under way; null for none. */
  readonly operationId: string | null;
}

/** A note that was to be drawn in. `intended`: it may be in the cassette; `doubtful`: that could not be determined. */
export type BillRecord =
  | { readonly billTiyn: Tiyn; readonly status: 'intended' }
  | { readonly billTiyn: Tiyn; readonly status: 'stacked' | 'returned' }
  /** The amount is null where the acceptor drew it in unasked and could not name it. */
  | { readonly billTiyn: Tiyn | null; readonly status: 'doubtful' };

/** The state of the last piece tried. */
export type DispenseRecord = 'none' | 'intended' | 'pulsed' | 'dispensed' | 'failed-certain' | 'failed-uncertain';

/** An invoice that may be on a telephone unknown to the machine. */
export interface LostInvoice {
  readonly amountTiyn: Tiyn;
  readonly provider: ProviderName | null;
  readonly method: string | null;
}

/** Everything that the journal records about one sale. */
export interface SaleRecord extends Sold<SaleItem> {
  readonly saleId: string;
  readonly externalId: string;
  readonly provider: ProviderName;
  readonly binding: string | null;
  /** The customer's, where it is on record. */
  readonly language: Language | null;
  /** The slip of an interrupted sale was to be printed. */
  readonly isSlipIntended: boolean;
  readonly purchases: readonly PurchaseRecord[];
  /** A request for a purchase without an answer on record: the purchase may exist. Null where there is none. */
  readonly openRequest: { readonly method: string | null; readonly amountTiyn: Tiyn } | null;
  readonly bills: readonly BillRecord[];
  /** What invoices are about that may be on a telephone unknown to the machine. */
  readonly lostInvoicesTiyn: Tiyn;
  /** The same one by one, with the service and the way to pay; null in journals from before they were recorded. */
  readonly lostInvoices: readonly LostInvoice[];
  /** The ways to pay whose invoices may be on the telephone twice, which nobody has found out yet. */
  readonly searches: readonly { readonly provider: ProviderName; readonly method: string }[];
  /** The service's commission on what was paid; part of `paidTiyn`. */
  readonly commissionTiyn: Tiyn;
  /** The part of it that counts as delivered, because everything sold is out. */
  readonly commissionKeptTiyn: Tiyn;
  /** Change carried over from the customer's previous sale. */
  readonly carriedTiyn: Tiyn;
  /**
   * Everything received: by QR, in notes, and as change carried over from another sale; without change carried into
   * another sale.
   */
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  /** Recorded as a debt. Undecided amounts are owed too, see `owedTiyn`. */
  readonly debtTiyn: Tiyn;
  readonly refunds: readonly RefundRecord[];
  readonly claimCode: string | null;
  readonly abandoned: AbandonReason | null;
  readonly dispense: DispenseRecord;
  /** Attempts to dispense the last piece tried. */
  readonly dispenseAttempts: number;
  /** Pulses for that piece after which the drop sensor saw nothing fall. */
  readonly unseen: number;
  /** Pieces dispensed. */
  readonly delivered: number;
  readonly dispensedBy: 'seen' | 'assumed' | null;
  readonly startedAtMs: number;
  /** The wall clock's time of its last entry. */
  readonly lastAtMs: number;
  readonly paidAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** The entries are in an order that the kiosk never writes. */
export class JournalOrderError extends Error {}

import { ok, type Result } from '../result.ts';
import type { Tiyn } from '../money/money.ts';

/**
 * Receipts for the tax authority, through an operator of fiscal data (OFD). No provider yet: the law asks it of some
 * operators of machines and not of others, and each OFD has its own contract and protocol.
 *
 * Where the session would call it: never before or between the steps that move money or goods, because a sale must not
 * wait for a third service. `registerSale` after `dispensed`, with what was delivered (part of a sale is part of a
 * receipt); `registerRefund` after `refund-done` for a sale that had a receipt, and not otherwise; `registerCorrection`
 * where a person decides a doubtful sale later. Each needs an intent in the journal first (`fiscal-intended` with the
 * key, then `fiscal-registered` or `fiscal-refused`), so that `replay` finds after a power cut which receipts are
 * still owed to the authority; those intents are the offline queue, and there is no second one. It is sent again at
 * every start and in quiet moments, in the journal's order. The success screen shows the receipt if it comes in time.
 */
export interface FiscalPort {
  /** False: no receipts are made, and no intents are written for them. */
  readonly isActive: boolean;
  registerSale(document: FiscalDocument): Promise<Result<FiscalOutcome, FiscalRefusal>>;
  /** `of` is the receipt that is being reversed. */
  registerRefund(document: FiscalDocument, of: FiscalReceipt): Promise<Result<FiscalOutcome, FiscalRefusal>>;
  /** For a sale that was registered wrongly or not at all, with the reason that the law asks for. */
  registerCorrection(document: FiscalDocument, reason: string): Promise<Result<FiscalOutcome, FiscalRefusal>>;
}

/** What a receipt says. */
export interface FiscalDocument {
  /** From the journal, the same for every attempt: the provider must make one receipt of it, however often it is sent. */
  readonly idempotencyKey: string;
  readonly saleId: string;
  /** When the goods or the money moved, which with an offline queue is not now. */
  readonly happenedAtMs: number;
  readonly lines: readonly FiscalLine[];
  readonly payments: readonly { readonly kind: 'card' | 'cash'; readonly amountTiyn: Tiyn }[];
}

/** One position; `amountTiyn` is for all of its pieces. */
export interface FiscalLine {
  readonly name: string;
  readonly quantity: number;
  readonly amountTiyn: Tiyn;
  /** Null: the seller is not registered for value-added tax. */
  readonly vatPercent: number | null;
}

/** What the customer gets. */
export interface FiscalReceipt {
  /** The sign under which the authority knows the receipt; of an autonomous device while there is no connection. */
  readonly fiscalSign: string;
  readonly registeredAtMs: number;
  /** The content of the QR on the receipt, shown as it is. */
  readonly qrContent: string;
  readonly madeOffline: boolean;
}

/**
 * `unknown`: no answer, so that a receipt may exist; the same key is sent again and nothing else is concluded.
 * `off`: nobody asks for receipts.
 */
export type FiscalOutcome =
  | { readonly kind: 'registered'; readonly receipt: FiscalReceipt }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'off' };

/** A word that asking again will not change; a person has to look. The sale itself stands. */
export interface FiscalRefusal {
  readonly code: string;
}

/** No provider: every document is answered with `off`. */
export const noFiscal: FiscalPort = {
  isActive: false,
  registerSale: async () => ok({ kind: 'off' }),
  registerRefund: async () => ok({ kind: 'off' }),
  registerCorrection: async () => ok({ kind: 'off' }),
};

import type { Language, LocalText } from '../language/schema.ts';
import type { Tiyn } from '../money/money.ts';
import type { RefundWay } from '../payment/capabilities.ts';
import type { ErrorReason, MoneyFact } from '../sale-outcome.ts';

/** Money paid above the price: owed under a code, or kept as announced (no code). Null where there is none. */
export type Change = { readonly amountTiyn: Tiyn; readonly claimCode: string | null } | null;

/** A payment service as papers name it. */
export interface ServicePlace {
  readonly title: string;
  /** In which a payment is looked up. */
  readonly application: string;
  /** The only bank whose customers pay there; absent where every bank's do. */
  readonly bank?: string;
}

/** The facts to be printed; `app/paper` turns them into lines. */
export type Slip =
  /** The sale was paid and every piece dispensed. `change` is as on the success screen. */
  | {
      readonly kind: 'receipt';
      readonly language: Language;
      readonly receipt: Receipt;
      readonly change: Change;
      /** Whether the change may still pay for another product, which uses its code up. */
      readonly isChangeSpendable: boolean;
      readonly contact: string | null;
    }
  /** Something is owed: the code, and how the money comes back. */
  | {
      readonly kind: 'claim';
      readonly language: Language;
      readonly operatorName: string;
      readonly contact: string | null;
      readonly tradePoint: string | null;
      readonly reason: ErrorReason;
      readonly money: MoneyFact;
      /** What is in doubt is an invoice that may have been paid, and no note. */
      readonly isInvoice?: true;
      readonly productName: LocalText;
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly claimCode: string;
      readonly qrPaymentId: string | null;
      /** Where the payment was made, and the application in which it is looked up; null where nothing was. */
      readonly service: ServicePlace | null;
      /** The contract's way of refunding: with `by-hand` the operator refunds in the service's application. */
      readonly refundWay: RefundWay;
      readonly atMs: number;
    }
  /** What is in the cassette, or was when it was taken out: for the person who collects the money. */
  | {
      readonly kind: 'collection';
      readonly language: Language;
      readonly operatorName: string;
      readonly tradePoint: string | null;
      /** Of the collection at the service menu; null for a cassette that was only taken out. */
      readonly number: number | null;
      readonly amountTiyn: Tiyn;
      readonly bills: number;
      /** By value, as far as it is known. */
      readonly notes: readonly NoteCount[];
      /** Null before the money is counted. */
      readonly counted: CountedMoney | null;
      readonly atMs: number;
    }
  /** The test page of the service menu: every language, and how wide the paper is. */
  | { readonly kind: 'test'; readonly operatorName: string; readonly atMs: number };

/** Notes of one value. */
interface NoteCount {
  readonly billTiyn: Tiyn;
  readonly count: number;
}

/** What a person has counted. */
interface CountedMoney {
  readonly amountTiyn: Tiyn;
  readonly bills: number;
  readonly notes: readonly NoteCount[];
}

/** Pieces of one product of a basket. */
export interface ReceiptLine {
  readonly productName: LocalText;
  readonly quantity: number;
  readonly amountTiyn: Tiyn;
}

/** The content of a receipt. */
export interface Receipt {
  readonly saleNumber: string;
  readonly operatorName: string;
  readonly operatorBin: string | null;
  readonly tradePoint: string | null;
  readonly productName: LocalText;
  readonly quantity: number;
  /** The products of a basket; absent with one product. */
  readonly lines?: readonly ReceiptLine[];
  readonly amountTiyn: Tiyn;
  /** The part paid in notes; the rest was paid at a service. */
  readonly cashTiyn: Tiyn;
  /** The part of the cash that is change of the previous sale. */
  readonly carriedTiyn: Tiyn;
  /** Null where nothing was paid at a service. */
  readonly qrPaymentId: string | null;
  /** What people call the service; null where nothing was paid at one. */
  readonly service: string | null;
  /** The way to pay there, as its button says; null where nothing was paid at a service, or the machine has it no more. */
  readonly wayName: LocalText | null;
  /** What the service took on top of the price. */
  readonly commissionTiyn: Tiyn;
  /** Milliseconds since the Unix epoch; displayed in Kazakhstan's time. */
  readonly paidAtMs: number;
  /** The address of the fiscal receipt; absent without a fiscal service, as on every machine so far. */
  readonly fiscalLink?: string;
}

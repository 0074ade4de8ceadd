import type { Language, LocalText } from '../language/schema.ts';
import type { Tiyn } from '../money/money.ts';
import type { RefundWay } from '../payment/provider.ts';
import type { ErrorReason, MoneyFact } from '../sale-outcome.ts';

/** What was paid above the price: owed under a code, or kept as announced (no code); null where nothing was. */
export type Change = { readonly amountTiyn: Tiyn; readonly claimCode: string | null } | null;

/** What is to be put on paper, as facts; `app/paper` makes lines of them. */
export type Slip =
  /** The sale was paid and everything came out. `change` as on the success screen. */
  | {
      readonly kind: 'receipt';
      readonly language: Language;
      readonly receipt: Receipt;
      readonly change: Change;
      /** The change may still pay for another product: its code is then used up. */
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
      readonly productName: LocalText;
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly claimCode: string;
      readonly qrPaymentId: string | null;
      /** By what contract the money can go back: with `by-hand` the operator does it in Kaspi Pay. */
      readonly refundWay: RefundWay;
      readonly atMs: number;
    }
  /** The cassette was taken out: for whoever carries it. */
  | {
      readonly kind: 'collection';
      readonly language: Language;
      readonly operatorName: string;
      readonly tradePoint: string | null;
      readonly amountTiyn: Tiyn;
      readonly bills: number;
      readonly atMs: number;
    };

/** What a paper receipt would say. */
export interface Receipt {
  readonly saleNumber: string;
  readonly operatorName: string;
  readonly operatorBin: string | null;
  readonly tradePoint: string | null;
  readonly productName: LocalText;
  readonly quantity: number;
  readonly amountTiyn: Tiyn;
  /** Of it, in notes; the rest by QR. */
  readonly cashTiyn: Tiyn;
  /** Of the cash, the change of the sale before. */
  readonly carriedTiyn: Tiyn;
  /** Null where nothing was paid by QR. */
  readonly qrPaymentId: string | null;
  /** Milliseconds since the Unix epoch; shown in Kazakhstan's time. */
  readonly paidAtMs: number;
}

import type { Language, LocalText } from '../messages/language.ts';
import type { Tiyn } from '../money/money.ts';
import type { RefundWay } from '../payment/provider.ts';
import type { ErrorReason, MoneyFact, Receipt } from './view.ts';

/** What is to be put on paper, as facts; `app/paper` makes lines of them. */
export type Slip =
  /** The sale was paid and everything came out. `change` as on the success screen. */
  | {
      readonly kind: 'receipt';
      readonly language: Language;
      readonly receipt: Receipt;
      readonly change: { readonly amountTiyn: Tiyn; readonly claimCode: string | null } | null;
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

/** Where the paper is: nowhere, on its way, in the customer's hand, or not to be had, so that the screen says everything. */
export type PaperState = 'none' | 'printing' | 'printed' | 'failed';

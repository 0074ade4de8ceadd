import type { AbandonReason } from '../../journal/entry.ts';
import type { Tiyn } from '../../money/money.ts';
import type { CreatedPurchase, RefundQr } from '../../payment/provider.ts';
import type { ErrorReason, MoneyFact, PaperState, RefundReason } from '../../sale-outcome.ts';
import type { PaidPurchase, Received, Sale } from './sale.ts';

/** What an error screen is about. */
export interface ErrorFacts {
  readonly reason: ErrorReason;
  readonly sale: Sale | null;
  readonly money: MoneyFact;
  /** The payment that is owed; whoever pays it back finds it by this number. */
  readonly qrPaymentId?: string | null;
  readonly claimCode?: string;
  readonly technicalCode?: string;
  readonly amountTiyn: Tiyn;
  /** Change that this sale was to be paid with: it is owed as before, under the code of its own sale. */
  readonly carriedChange?: Sale['carriedChange'];
}

/** What the screen is about; each kind is a state of the chart in `resources/docs/session-states.md`. */
export type Session =
  | { readonly kind: 'idle' }
  | { readonly kind: 'product'; readonly productId: string; readonly quantity: number; readonly endsMonoMs: number }
  /** How to pay: by QR, or with notes. */
  | { readonly kind: 'payment'; readonly productId: string; readonly quantity: number; readonly endsMonoMs: number }
  | {
      /** Notes are inserted. */
      readonly kind: 'cash';
      readonly sale: Sale;
      /** What lies in the cassette for this sale. */
      readonly cashTiyn: Tiyn;
      /** The customer leaves as soon as the note that is being drawn in has come to rest. */
      readonly closing: AbandonReason | null;
      readonly endsMonoMs: number;
    }
  | {
      readonly kind: 'preparing';
      readonly sale: Sale;
      /** The notes that are in already; the QR is about the rest. */
      readonly cashTiyn: Tiyn;
      readonly attempt: number;
      readonly endsMonoMs: number;
      /** When to ask again after a lost answer; null while an answer is awaited. */
      readonly retryMonoMs: number | null;
      /** The device is being registered again; asked again as soon as that is done. */
      readonly awaitsConnect: boolean;
      /** An attempt went without an answer: a purchase under the number that it had may exist. */
      readonly isLost: boolean;
      /** The number of ours for the next attempts, where it is not the sale's. */
      readonly externalId: string | null;
    }
  | {
      readonly kind: 'qr' | 'confirm';
      readonly sale: Sale;
      readonly cashTiyn: Tiyn;
      readonly purchase: CreatedPurchase;
      /** The service's time limit; when closing, the latest moment to wait for the service's answer. */
      readonly endsMonoMs: number;
      /** The limit has passed, and only an answer to a question asked after it ends the attempt. */
      readonly closing: boolean;
    }
  | {
      readonly kind: 'dispensing';
      /** `waiting`: paid, but the relay is not there; `settling`: the product is falling. */
      readonly step: 'waiting' | 'pulsing' | 'settling';
      readonly sale: Sale;
      readonly received: Received;
      /** The piece that is to come out next, from 1; beyond the last one when all are out. */
      readonly piece: number;
      readonly attempt: number;
      /** Pulses for this piece after which the sensor saw nothing fall. */
      readonly unseen: number;
      readonly paidAtMs: number;
      /** End of waiting or settling; of no meaning while pulsing. */
      readonly endsMonoMs: number;
      /** The latest moment at which the relay may be waited for. */
      readonly untilMonoMs: number;
      /** Waiting, though the relay is there: when to try again after a pulse that did not happen; null where it is not there. */
      readonly againMonoMs: number | null;
    }
  | {
      readonly kind: 'success';
      readonly sale: Sale;
      readonly received: Received;
      readonly paidAtMs: number;
      readonly paper: PaperState;
      /** The number of the slip that this is about. */
      readonly slip: number | null;
      readonly endsMonoMs: number;
    }
  | {
      /**
       * The product did not come out, and the money is on record as owed: while the customer is there, they may show with
       * a refund's QR that the purchase is theirs.
       */
      readonly kind: 'refund-qr';
      readonly reason: RefundReason;
      readonly sale: Sale;
      readonly purchase: PaidPurchase;
      /** What is to go back by QR; the whole debt may be more. */
      readonly amountTiyn: Tiyn;
      readonly owedTiyn: Tiyn;
      readonly claimCode: string;
      /** Which QR this is, from 1. */
      readonly attempt: number;
      /** Null while the QR is asked for. */
      readonly shown: RefundQr | null;
      /** The device is registered anew before its QR can be asked for: once. */
      readonly registration: 'none' | 'awaited' | 'done';
      /** Another phone scanned the last QR. */
      readonly wrongPhone: boolean;
      /** Scanned: the purchases of that phone are asked for. */
      readonly identified: boolean;
      /** When to ask next; null while an answer is awaited. */
      readonly askMonoMs: number | null;
      readonly endsMonoMs: number;
    }
  | {
      /** The product did not come out, and the money goes back by itself. */
      readonly kind: 'refund';
      readonly reason: RefundReason;
      readonly step: 'asking' | 'done';
      readonly sale: Sale;
      readonly qrPaymentId: string;
      /** What goes back by itself. */
      readonly amountTiyn: Tiyn;
      /** What is owed beside it, in notes. */
      readonly owedTiyn: Tiyn;
      readonly endsMonoMs: number;
    }
  | {
      readonly kind: 'error';
      readonly reason: ErrorReason;
      readonly sale: Sale | null;
      readonly amountTiyn: Tiyn;
      readonly money: MoneyFact;
      readonly qrPaymentId: string | null;
      readonly claimCode: string | null;
      readonly technicalCode: string | null;
      /** Change that the sale was to be paid with, and that is owed as before. */
      readonly carriedChange: Sale['carriedChange'];
      readonly paper: PaperState;
      /** The number of the slip that this is about. */
      readonly slip: number | null;
      readonly totalMs: number;
      readonly endsMonoMs: number;
    };

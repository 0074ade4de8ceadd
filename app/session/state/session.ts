import type { AbandonReason } from '../../journal/entry.ts';
import type { Tiyn } from '../../money/money.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import type { CreatedPurchase, RefundQr } from '../../payment/provider.ts';
import type { ErrorReason, MoneyFact, PaperState, RefundReason } from '../../sale-outcome.ts';
import type { PhoneMistake, PhoneNumber } from '../../payment/phone-number.ts';
import type { ChosenWay, PaidPurchase, Picked, Received, Sale } from './sale.ts';

/** The facts of an error screen. */
export interface ErrorFacts {
  readonly reason: ErrorReason;
  readonly sale: Sale | null;
  readonly money: MoneyFact;
  /** Number of the owed payment, by which the operator finds it. */
  readonly qrPaymentId?: string | null;
  /** The service that it was made at. */
  readonly provider?: ProviderName;
  readonly claimCode?: string;
  readonly technicalCode?: string;
  readonly amountTiyn: Tiyn;
  /** Change that was not used for this sale; it is owed as before, under the code of its own sale. */
  readonly carriedChange?: Sale['carriedChange'];
}

/** The state behind the screen; each kind is a state of the chart in `resources/docs/session-states.md`. */
export type Session =
  | { readonly kind: 'idle' }
  /** The service menu has the screen, and nothing is sold; what it shows is its own state, see `app/service`. */
  | { readonly kind: 'service' }
  | { readonly kind: 'product'; readonly productId: string; readonly quantity: number; readonly endsMonoMs: number }
  /** Several products are being chosen for one sale; there is always at least one. */
  /** `isReduced`: some of what was picked can no longer be bought, and the customer has changed nothing since. */
  | {
      readonly kind: 'basket';
      readonly picked: readonly Picked[];
      readonly isReduced: boolean;
      readonly endsMonoMs: number;
    }
  /**
   * The choice of the payment method. `sale`: it is open already, because the service's commission was another one than
   * that on the button.
   */
  | {
      readonly kind: 'payment';
      readonly picked: readonly Picked[];
      readonly sale: Sale | null;
      readonly endsMonoMs: number;
    }
  /** The keypad for the telephone number of an invoice; of an open sale it is for the rest beside its notes. */
  | {
      readonly kind: 'phone';
      readonly by: ChosenWay;
      readonly picked: readonly Picked[];
      readonly sale: Sale | null;
      readonly cashTiyn: Tiyn;
      readonly digits: string;
      readonly mistake: PhoneMistake | 'refused' | null;
      readonly endsMonoMs: number;
    }
  | {
      /** The insertion of notes. */
      readonly kind: 'cash';
      readonly sale: Sale;
      /** The notes of this sale in the cassette. */
      readonly cashTiyn: Tiyn;
      /** Why the sale ends as soon as the note that is being drawn in has come to rest; null while it continues. */
      readonly closing: AbandonReason | null;
      readonly endsMonoMs: number;
    }
  | {
      readonly kind: 'preparing';
      readonly sale: Sale;
      /** The inserted notes; the purchase is about the rest. */
      readonly cashTiyn: Tiyn;
      readonly by: ChosenWay;
      /** Kept for as long as the invoice is not sent; null where none is needed. */
      readonly phoneNumber: PhoneNumber | null;
      /** The name that belongs to it, masked, where the service has told it. */
      readonly customer: string | null;
      readonly attempt: number;
      readonly endsMonoMs: number;
      /** When to repeat the request after a lost answer; null while an answer is awaited. */
      readonly retryMonoMs: number | null;
      /** Whether the device is being registered again, after which the request is repeated. */
      readonly awaitsConnect: boolean;
      /** Whether an attempt had no answer, so that a purchase under its number may exist. */
      readonly isLost: boolean;
      /** Number for the next attempts, if it is not the sale's. */
      readonly externalId: string | null;
    }
  | {
      /** The customer pays: a code is on the screen, it was scanned, or an invoice is on their telephone. */
      readonly kind: 'qr' | 'confirm' | 'invoice';
      readonly sale: Sale;
      readonly cashTiyn: Tiyn;
      readonly by: ChosenWay;
      readonly purchase: CreatedPurchase;
      /** The telephone of an invoice and its customer, masked; null where there is none. */
      readonly phone: string | null;
      readonly customer: string | null;
      /** What a touch on "check" has led to; `none` before the first one. */
      readonly check: 'none' | 'asked' | 'not-paid' | 'unanswered';
      /** Whether the customer has agreed to pay what is missing, after a part was paid. */
      readonly paysRest: boolean;
      /** Length of the present limit. */
      readonly limitMs: number;
      /** The service's time limit; while closing, the limit of the wait for the last answer. */
      readonly endsMonoMs: number;
      /** Whether the limit has passed, so that the answer to a later request ends the attempt. */
      readonly closing: boolean;
    }
  | {
      readonly kind: 'dispensing';
      /** `waiting`: paid, but the relay is not ready; `settling`: the product is falling. */
      readonly step: 'waiting' | 'pulsing' | 'settling';
      readonly sale: Sale;
      readonly received: Received;
      /** Number of the next piece, from 1; beyond the last one when all are dispensed. */
      readonly piece: number;
      readonly attempt: number;
      /** Number of pulses for this piece without a seen product. */
      readonly unseen: number;
      readonly paidAtMs: number;
      /** End of waiting or settling; not used while pulsing. */
      readonly endsMonoMs: number;
      /** Limit of the wait for the relay. */
      readonly untilMonoMs: number;
      /** When to repeat a pulse that did not happen, with the relay ready; null while it is not ready. */
      readonly againMonoMs: number | null;
    }
  | {
      readonly kind: 'success';
      readonly sale: Sale;
      readonly received: Received;
      readonly paidAtMs: number;
      readonly paper: PaperState;
      /** Number of the slip of this screen. */
      readonly slip: number | null;
      readonly endsMonoMs: number;
    }
  | {
      /**
       * The product was not dispensed, and the money is recorded as owed: the customer can prove with a refund's QR
       * that the purchase is theirs.
       */
      readonly kind: 'refund-qr';
      readonly reason: RefundReason;
      readonly sale: Sale;
      readonly purchase: PaidPurchase;
      /** Amount of the refund by QR; the whole debt may be higher. */
      readonly amountTiyn: Tiyn;
      readonly owedTiyn: Tiyn;
      readonly claimCode: string;
      /** Number of the QR, from 1. */
      readonly attempt: number;
      /** Null while the QR is being requested. */
      readonly shown: RefundQr | null;
      /** Registration of an unknown device before the QR can be requested, once. */
      readonly registration: 'none' | 'awaited' | 'done';
      /** Whether another phone scanned the last QR. */
      readonly wrongPhone: boolean;
      /** Whether it was scanned, so that the purchases of that phone are requested. */
      readonly identified: boolean;
      /** When to send the next request; null while an answer is awaited. */
      readonly askMonoMs: number | null;
      readonly endsMonoMs: number;
    }
  | {
      /** The product was not dispensed, and the money is being refunded. */
      readonly kind: 'refund';
      readonly reason: RefundReason;
      readonly step: 'asking' | 'done';
      readonly sale: Sale;
      readonly provider: ProviderName;
      readonly qrPaymentId: string;
      /** Amount of the automatic refund. */
      readonly amountTiyn: Tiyn;
      /** Further debt in notes. */
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
      /** The service of that payment; null where it is not known or there is none. */
      readonly provider: ProviderName | null;
      readonly claimCode: string | null;
      readonly technicalCode: string | null;
      /** Change that was not used for the sale, and is owed as before. */
      readonly carriedChange: Sale['carriedChange'];
      readonly paper: PaperState;
      /** Number of the slip of this screen. */
      readonly slip: number | null;
      readonly totalMs: number;
      readonly endsMonoMs: number;
    };

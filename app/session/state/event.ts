import type { Ledger } from '../../journal/replay.ts';
import type { Language } from '../../language/schema.ts';
import type { Tiyn } from '../../money/money.ts';
import type {
  CreatedPurchase,
  FoundPurchases,
  RefundQr,
  PaymentConnection,
  PaymentFailure,
  PurchaseStatus,
} from '../../payment/provider.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import type { PersonsQuestion } from '../../payment/persons-question.ts';
import type { RefundProgress, RefundQrStatus } from '../../payment/provider.ts';
import type { RefundFacts } from '../../payment/provider.ts';
import type { Result } from '../../result.ts';
import type { Problem } from '../../problem.ts';
import type { ChosenWay, Sale } from './sale.ts';
import type { ChangeableSettings } from './settings.ts';
import type { Dispense } from './sale.ts';

/** A touch of the customer. `revision` is that of the touched view. */
export type Touch =
  | { readonly kind: 'choose'; readonly revision: number; readonly productId: string; readonly freshId: string }
  | { readonly kind: 'quantity'; readonly revision: number; readonly quantity: number }
  /** Another number of pieces of a product in the basket, 0 to take it out: the number itself, so that none counts twice. */
  | { readonly kind: 'pieces'; readonly revision: number; readonly productId: string; readonly quantity: number }
  | { readonly kind: 'pay'; readonly revision: number; readonly freshId: string }
  /** The chosen payment method, by its id, or `cash`; on the screen for notes, the rest at a service. */
  | { readonly kind: 'method'; readonly revision: number; readonly method: string; readonly freshId: string }
  /** A digit of the telephone number, the last one taken away, and the number sent. */
  | { readonly kind: 'digit'; readonly revision: number; readonly digit: number }
  | { readonly kind: 'erase'; readonly revision: number }
  | { readonly kind: 'send'; readonly revision: number; readonly freshId: string }
  /** "Check payment", where only a person may ask. */
  | { readonly kind: 'check'; readonly revision: number; readonly question: PersonsQuestion }
  /** "Pay the rest", after a part was paid. */
  | { readonly kind: 'rest'; readonly revision: number }
  | { readonly kind: 'cancel'; readonly revision: number }
  | { readonly kind: 'done'; readonly revision: number }
  /** On the success screen: another product for the change. */
  | { readonly kind: 'more'; readonly revision: number }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'reach'; readonly on: boolean }
  /** Larger words, or those of the operator again. */
  | { readonly kind: 'large-text'; readonly on: boolean }
  /** The black screen of the dark hours, the attract loop, or a place without a button was touched. */
  | { readonly kind: 'wake' };

/** Report of the drop sensor; `unknown` means that it was lost meanwhile. */
export type DropSeen = 'seen' | 'not-seen' | 'unknown' | 'unwatched';

/** An event of the kiosk. */
export type KioskEvent =
  | Touch
  /** The journal was read; the ledger has the open sales of earlier runs. */
  | { readonly kind: 'booted'; readonly ledger: Ledger; readonly version: string }
  /** The kiosk could not be composed; a technician must fix it and restart. */
  | { readonly kind: 'broken'; readonly problem: Problem }
  /** A deadline of the state was reached. */
  | { readonly kind: 'time-passed' }
  | { readonly kind: 'relay-ready' }
  | { readonly kind: 'relay-lost'; readonly problem: Problem }
  | { readonly kind: 'sensor-ready' }
  | { readonly kind: 'sensor-lost'; readonly problem: Problem }
  /** `isAssumed`: the printer reports neither its state nor whether a paper came out. */
  | { readonly kind: 'printer-ready'; readonly isPaperNearEnd: boolean; readonly isAssumed?: true }
  | { readonly kind: 'printer-out'; readonly problem: Problem }
  /** The outcome of a slip. */
  | { readonly kind: 'print-done' | 'print-failed'; readonly number: number }
  | {
      readonly kind: 'connect-answered';
      readonly provider: ProviderName;
      readonly result: Result<PaymentConnection, PaymentFailure>;
      /** This machine's clock minus the service's in milliseconds; absent or null if it is unknown. */
      readonly clockOffsetMs?: number | null;
    }
  | {
      readonly kind: 'ping-answered';
      readonly provider: ProviderName;
      readonly result: Result<void, PaymentFailure>;
      readonly clockOffsetMs?: number | null;
    }
  | {
      readonly kind: 'purchase-answered';
      readonly sale: Sale;
      readonly by: ChosenWay;
      /** The telephone of an invoice, masked; null where there is none. */
      readonly phone: string | null;
      readonly amountTiyn: Tiyn;
      readonly attempt: number;
      readonly result: Result<CreatedPurchase, PaymentFailure>;
    }
  /** What the service has under the number of a sale that the journal does not have. */
  | {
      readonly kind: 'find-answered';
      readonly saleId: string;
      readonly by: ChosenWay;
      readonly result: Result<FoundPurchases, PaymentFailure>;
    }
  /** The customer's name as the service told it. */
  | {
      readonly kind: 'customer-answered';
      readonly saleId: string;
      readonly result: Result<string, PaymentFailure>;
    }
  /** The answer to a request to withdraw a purchase: what became of it. */
  | {
      readonly kind: 'cancel-answered';
      readonly saleId: string;
      readonly qrPaymentId: string;
      readonly result: Result<PurchaseStatus, PaymentFailure>;
    }
  | {
      readonly kind: 'refund-progress-answered';
      readonly saleId: string;
      readonly qrPaymentId: string;
      readonly result: Result<RefundProgress, PaymentFailure>;
    }
  | {
      readonly kind: 'status-answered';
      readonly saleId: string;
      readonly qrPaymentId: string;
      readonly result: Result<PurchaseStatus, PaymentFailure>;
    }
  | {
      readonly kind: 'details-answered';
      readonly saleId: string;
      readonly qrPaymentId: string;
      readonly result: Result<RefundFacts, PaymentFailure>;
    }
  | {
      readonly kind: 'refund-answered';
      readonly saleId: string;
      readonly qrPaymentId: string;
      readonly result: Result<string, PaymentFailure>;
    }
  | {
      readonly kind: 'refund-qr-answered';
      readonly saleId: string;
      readonly attempt: number;
      readonly result: Result<RefundQr, PaymentFailure>;
    }
  | {
      readonly kind: 'refund-qr-status-answered';
      readonly refundQrId: string;
      readonly result: Result<RefundQrStatus, PaymentFailure>;
    }
  | {
      readonly kind: 'refund-qr-purchases-answered';
      readonly refundQrId: string;
      readonly result: Result<readonly string[], PaymentFailure>;
    }
  /** The contact was closed and opened; `drop` is the sensor's report, `unwatched` without a sensor. */
  | { readonly kind: 'pulse-done'; readonly dispense: Dispense; readonly drop: DropSeen }
  | {
      readonly kind: 'pulse-failed';
      readonly dispense: Dispense;
      /** Whether certainly nothing reached the relay. */
      readonly certain: boolean;
      readonly reason: string;
    }
  /** Ready, with no note enabled; `billsTiyn` are its notes. `isFresh`: initialised, so that no note is on its way. */
  | { readonly kind: 'acceptor-ready'; readonly billsTiyn: readonly Tiyn[]; readonly isFresh: boolean }
  | { readonly kind: 'acceptor-out'; readonly problem: Problem }
  /** A pause that should end by itself, as after a note that was inserted too early. */
  | { readonly kind: 'acceptor-pausing'; readonly problem: Problem }
  | { readonly kind: 'bill-found'; readonly where: 'none' | 'in-acceptor' | 'in-stacker' }
  | { readonly kind: 'bill-escrowed'; readonly billTiyn: Tiyn }
  /** `asked`: it was stacked on command; `freshId` is for a note that belongs to no sale. */
  | { readonly kind: 'bill-stacked'; readonly billTiyn: Tiyn | null; readonly asked: boolean; readonly freshId: string }
  | { readonly kind: 'bill-returned'; readonly asked: boolean }
  /** An acceptor that was just initialised has no note on its way. */
  | { readonly kind: 'bill-nowhere' }
  /** The acceptor lost track of a note, and may still report it. */
  | { readonly kind: 'bill-doubtful' }
  | { readonly kind: 'cassette-removed' }
  /** The service menu takes the screen, where `canOpenService` allows it, and gives it back. */
  | { readonly kind: 'service-entered' | 'service-left' }
  /** The prices before lower ones that customers were really asked, by product. */
  | { readonly kind: 'prices-known'; readonly earlier: ReadonlyMap<string, Tiyn> }
  /** The configuration was changed; it takes effect when no sale is running. */
  | { readonly kind: 'settings-changed'; readonly settings: ChangeableSettings }
  /** The program is ending: nothing new begins, and running work is completed. */
  | { readonly kind: 'stopping' }
  /** The journal refused the entries of a transition, which therefore did not happen. */
  | { readonly kind: 'journal-refused'; readonly problem: Problem; readonly refused: KioskEvent | null }
  | { readonly kind: 'journal-recovered' }
  /** The journal has not been opened yet, because the disk takes its time. */
  | { readonly kind: 'journal-slow' };

const TOUCHES: Readonly<Record<Touch['kind'], true>> = {
  'choose': true,
  'quantity': true,
  'pieces': true,
  'pay': true,
  'method': true,
  'digit': true,
  'erase': true,
  'send': true,
  'check': true,
  'rest': true,
  'cancel': true,
  'done': true,
  'more': true,
  'language': true,
  'reach': true,
  'large-text': true,
  'wake': true,
};

/** Whether an event is a touch of the screen. */
export function isTouch(event: KioskEvent): event is Touch {
  return event.kind in TOUCHES;
}

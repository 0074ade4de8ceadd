import type { Ledger } from '../../journal/replay.ts';
import type { Language } from '../../language/schema.ts';
import type { Tiyn } from '../../money/money.ts';
import type {
  CreatedPurchase,
  RefundQr,
  PaymentConnection,
  PaymentFailure,
  PurchaseStatus,
} from '../../payment/provider.ts';
import type { RefundQrStatus } from '../../payment/provider.ts';
import type { RefundFacts } from '../../payment/provider.ts';
import type { Result } from '../../result.ts';
import type { Problem } from '../../problem.ts';
import type { Sale } from './sale.ts';
import type { Dispense } from './sale.ts';

/** What the customer's fingers mean. `revision` is that of the view that was touched. */
export type Touch =
  | { readonly kind: 'choose'; readonly revision: number; readonly productId: string; readonly freshId: string }
  | { readonly kind: 'quantity'; readonly revision: number; readonly quantity: number }
  | { readonly kind: 'pay'; readonly revision: number; readonly freshId: string }
  /** By QR or with notes; on the screen for notes, the rest by QR. */
  | { readonly kind: 'method'; readonly revision: number; readonly method: 'qr' | 'cash'; readonly freshId: string }
  | { readonly kind: 'cancel'; readonly revision: number }
  | { readonly kind: 'done'; readonly revision: number }
  /** On the success screen: another product for the change. */
  | { readonly kind: 'more'; readonly revision: number }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'reach'; readonly on: boolean }
  /** The black screen of the dark hours was touched. */
  | { readonly kind: 'wake' };

/** Whether a product was seen falling; `unknown`: the sensor was lost meanwhile. */
export type DropSeen = 'seen' | 'not-seen' | 'unknown' | 'unwatched';

/** Everything that can happen to the kiosk. */
export type KioskEvent =
  | Touch
  /** The journal was read; what earlier runs left open is in it. */
  | { readonly kind: 'booted'; readonly ledger: Ledger; readonly version: string }
  /** Composition failed; only a technician and a restart help. */
  | { readonly kind: 'broken'; readonly problem: Problem }
  /** A deadline of the state has come. */
  | { readonly kind: 'time-passed' }
  | { readonly kind: 'relay-ready' }
  | { readonly kind: 'relay-lost'; readonly problem: Problem }
  | { readonly kind: 'sensor-ready' }
  | { readonly kind: 'sensor-lost'; readonly problem: Problem }
  | { readonly kind: 'printer-ready'; readonly isPaperNearEnd: boolean }
  | { readonly kind: 'printer-out'; readonly problem: Problem }
  /** What became of a slip. */
  | { readonly kind: 'print-done' | 'print-failed'; readonly number: number }
  | {
      readonly kind: 'connect-answered';
      readonly result: Result<PaymentConnection, PaymentFailure>;
      /** This machine's clock minus the service's; absent or null where it is unknown. */
      readonly clockOffsetMs?: number | null;
    }
  | {
      readonly kind: 'ping-answered';
      readonly result: Result<void, PaymentFailure>;
      readonly clockOffsetMs?: number | null;
    }
  | {
      readonly kind: 'purchase-answered';
      readonly sale: Sale;
      readonly amountTiyn: Tiyn;
      readonly attempt: number;
      readonly result: Result<CreatedPurchase, PaymentFailure>;
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
  /** The contact was closed and opened; `drop` is what the sensor below the shelf saw, `unwatched` where there is none. */
  | { readonly kind: 'pulse-done'; readonly dispense: Dispense; readonly drop: DropSeen }
  | {
      readonly kind: 'pulse-failed';
      readonly dispense: Dispense;
      /** Nothing reached the relay. */
      readonly certain: boolean;
      readonly reason: string;
    }
  /** The acceptor takes nothing yet; `billsTiyn` are the notes it knows. `isFresh`: initialised, so that no note is on its way. */
  | { readonly kind: 'acceptor-ready'; readonly billsTiyn: readonly Tiyn[]; readonly isFresh: boolean }
  | { readonly kind: 'acceptor-out'; readonly problem: Problem }
  /** It waits for something that passes, as for a note that was offered too early; it is out of use only if that does not pass. */
  | { readonly kind: 'acceptor-pausing'; readonly problem: Problem }
  | { readonly kind: 'bill-found'; readonly where: 'none' | 'in-acceptor' | 'in-stacker' }
  | { readonly kind: 'bill-escrowed'; readonly billTiyn: Tiyn }
  /** `asked`: it was to be drawn in; the fresh id names it if it belongs to nobody. */
  | { readonly kind: 'bill-stacked'; readonly billTiyn: Tiyn | null; readonly asked: boolean; readonly freshId: string }
  | { readonly kind: 'bill-returned'; readonly asked: boolean }
  /** An acceptor that has just been initialised has no note on its way. */
  | { readonly kind: 'bill-nowhere' }
  /** A note was drawn in, and the acceptor does not know where it is; it may find it yet. */
  | { readonly kind: 'bill-doubtful' }
  | { readonly kind: 'cassette-removed' }
  /** The program is asked to end: nothing new begins, and what is under way comes to its end. */
  | { readonly kind: 'stopping' }
  /** The journal refused the entries of a transition, which therefore did not happen. */
  | { readonly kind: 'journal-refused'; readonly problem: Problem; readonly refused: KioskEvent | null }
  | { readonly kind: 'journal-recovered' };

const TOUCHES: Readonly<Record<Touch['kind'], true>> = {
  choose: true,
  quantity: true,
  pay: true,
  method: true,
  cancel: true,
  done: true,
  more: true,
  language: true,
  reach: true,
  wake: true,
};

/** Whether somebody has touched the screen. */
export function isTouch(event: KioskEvent): event is Touch {
  return event.kind in TOUCHES;
}

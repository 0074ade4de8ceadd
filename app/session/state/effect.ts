import type { Tiyn } from '../../money/money.ts';
import type { RefundRequest } from '../../payment/provider.ts';
import type { Sale } from './sale.ts';
import type { Slip } from '../../paper/slip.ts';
import type { Dispense } from './sale.ts';

/**
 * What the loop does to the world after the entries of the same transition are on disk and its view is shown. Each
 * outcome comes back as an event.
 */
export type Effect =
  | { readonly kind: 'connect-payments' }
  | { readonly kind: 'ping-payments' }
  | {
      readonly kind: 'ask-purchase';
      readonly sale: Sale;
      readonly amountTiyn: Tiyn;
      readonly attempt: number;
      /** Where it is not the sale's. */
      readonly externalId?: string;
    }
  | { readonly kind: 'ask-status'; readonly saleId: string; readonly qrPaymentId: string }
  | { readonly kind: 'ask-details'; readonly saleId: string; readonly qrPaymentId: string }
  /** The journal has the intent with the amount that could go back until then. */
  | { readonly kind: 'ask-refund'; readonly saleId: string; readonly request: RefundRequest }
  | { readonly kind: 'ask-refund-qr'; readonly saleId: string; readonly attempt: number }
  | {
      readonly kind: 'ask-refund-qr-status' | 'ask-refund-qr-purchases';
      readonly saleId: string;
      readonly refundQrId: string;
    }
  /** `watchMs`: how long after the pulse the product may still be falling; null without a drop sensor. */
  | {
      readonly kind: 'pulse-relay';
      readonly dispense: Dispense;
      readonly pulseMs: number;
      readonly watchMs: number | null;
      /** By the monotonic clock: if the intent is not on disk before that, nothing moves any more. */
      readonly untilMonoMs: number;
    }
  /** Paper is never money: whatever becomes of it, the screen has said the same. */
  | { readonly kind: 'print'; readonly number: number; readonly slip: Slip }
  /** From now on these notes may be inserted and no others. */
  | { readonly kind: 'accept-bills'; readonly billsTiyn: readonly Tiyn[] }
  /** The journal has the intent. */
  | { readonly kind: 'stack-bill' }
  | { readonly kind: 'give-bill-back' }
  | { readonly kind: 'probe-journal' };

import type { Tiyn } from '../../money/money.ts';
import type { RefundRequest } from '../../payment/provider.ts';
import type { Sale } from './sale.ts';
import type { Slip } from '../../paper/slip.ts';
import type { Dispense } from './sale.ts';

/**
 * An action that the loop starts after the entries of the same transition are on disk and its view is shown. Its
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
      /** Number for the service, if it is not the sale's. */
      readonly externalId?: string;
    }
  | { readonly kind: 'ask-status'; readonly saleId: string; readonly qrPaymentId: string }
  | { readonly kind: 'ask-details'; readonly saleId: string; readonly qrPaymentId: string }
  /** The journal has the intent, with the amount available for a refund before it. */
  | { readonly kind: 'ask-refund'; readonly saleId: string; readonly request: RefundRequest }
  | { readonly kind: 'ask-refund-qr'; readonly saleId: string; readonly attempt: number }
  | {
      readonly kind: 'ask-refund-qr-status' | 'ask-refund-qr-purchases';
      readonly saleId: string;
      readonly refundQrId: string;
    }
  /** `watchMs`: time after the pulse in which the product may fall; null without a drop sensor. */
  | {
      readonly kind: 'pulse-relay';
      readonly dispense: Dispense;
      readonly pulseMs: number;
      readonly watchMs: number | null;
      /** Limit on the monotonic clock; an intent that is on disk later has no pulse. */
      readonly untilMonoMs: number;
    }
  /** No money depends on paper, whose content is also on the screen. */
  | { readonly kind: 'print'; readonly number: number; readonly slip: Slip }
  /** Enables exactly these notes. */
  | { readonly kind: 'accept-bills'; readonly billsTiyn: readonly Tiyn[] }
  /** Stacks the note in escrow, whose intent is in the journal. */
  | { readonly kind: 'stack-bill' }
  | { readonly kind: 'give-bill-back' }
  | { readonly kind: 'probe-journal' };

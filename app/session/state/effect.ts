import type { Tiyn } from '../../money/money.ts';
import type { FindRequest, RefundRequest } from '../../payment/provider.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import type { PersonsQuestion } from '../../payment/persons-question.ts';
import type { PhoneNumber } from '../../payment/phone-number.ts';
import type { ChosenWay, Sale } from './sale.ts';
import type { Slip } from '../../paper/slip.ts';
import type { Dispense } from './sale.ts';

interface AboutPurchase {
  readonly saleId: string;
  readonly provider: ProviderName;
  readonly qrPaymentId: string;
}

/**
 * An action that the loop starts after the entries of the same transition are on disk and its view is shown. Its
 * outcome comes back as an event.
 */
export type Effect =
  | { readonly kind: 'connect-payments'; readonly provider: ProviderName }
  | { readonly kind: 'ping-payments'; readonly provider: ProviderName }
  | {
      readonly kind: 'ask-purchase';
      readonly sale: Sale;
      readonly by: ChosenWay;
      /** For this request alone: it is neither logged nor written. */
      readonly phoneNumber: PhoneNumber | null;
      readonly amountTiyn: Tiyn;
      readonly attempt: number;
      /** Number for the service, if it is not the sale's. */
      readonly externalId?: string;
    }
  /** In the background: what the service has under the number of a sale, and the journal does not. */
  | {
      readonly kind: 'find-purchases';
      readonly saleId: string;
      readonly by: ChosenWay;
      readonly request: FindRequest;
    }
  /** The name of the customer with this telephone number. */
  | {
      readonly kind: 'ask-customer';
      readonly saleId: string;
      readonly provider: ProviderName;
      readonly phoneNumber: PhoneNumber;
    }
  /** By a timer. `isWaited`: a customer looks at the screen. */
  | ({ readonly kind: 'ask-status'; readonly isWaited: boolean } & AboutPurchase)
  /** Because a person touched the screen. */
  | ({ readonly kind: 'ask-for-person'; readonly question: PersonsQuestion } & AboutPurchase)
  /** The journal has the intent. */
  | ({ readonly kind: 'cancel-purchase' } & AboutPurchase)
  | ({ readonly kind: 'ask-details' } & AboutPurchase)
  /** The journal has the intent, with the amount available for a refund before it. */
  | {
      readonly kind: 'ask-refund';
      readonly saleId: string;
      readonly provider: ProviderName;
      readonly request: RefundRequest;
    }
  | ({ readonly kind: 'ask-refund-progress'; readonly operationId: string } & AboutPurchase)
  | {
      readonly kind: 'ask-refund-qr';
      readonly saleId: string;
      readonly provider: ProviderName;
      readonly attempt: number;
    }
  | {
      readonly kind: 'ask-refund-qr-status' | 'ask-refund-qr-purchases';
      readonly saleId: string;
      readonly provider: ProviderName;
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

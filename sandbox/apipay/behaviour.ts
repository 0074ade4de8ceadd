/** The settings of the ApiPay stand-in. */
export interface ApiPayBehaviour {
  /**
   * `first`: the API of the seed documents, whose answers carry `kaspi_qr_token` and `payment_url` and whose refusal for
   * too many requests is in the body. `current`: the API as documented in 2026.
   */
  readonly form: 'first' | 'current';
  /** How long an invoice can be paid, in seconds. */
  readonly invoiceS: number;
  /** How long an invoice is `processing` before it is `pending`, in seconds. */
  readonly processingS: number;
  /** How long a cancellation is `cancelling`, in seconds; a payment meanwhile wins. */
  readonly cancellingS: number;
  /** How long a refund is `pending` and `processing` before it is `completed`, in seconds. */
  readonly refundS: number;
  readonly requestsPerMinute: number;
  /** Telephone numbers (8XXXXXXXXXX) without Kaspi: their invoices end in `error`. */
  readonly numbersWithoutKaspi: readonly string[];
  /** Whether the organisation's session at Kaspi is valid; otherwise invoices are refused with 503. */
  readonly isSessionValid: boolean;
  /** A verification that nobody confirms fails after so many seconds. */
  readonly verificationS: number;
}

const INVOICE_S = 300;
const REQUESTS_PER_MINUTE = 60;
const VERIFICATION_S = 120;

export const DEFAULT_APIPAY: ApiPayBehaviour = {
  form: 'current',
  invoiceS: INVOICE_S,
  processingS: 0,
  cancellingS: 1,
  refundS: 2,
  requestsPerMinute: REQUESTS_PER_MINUTE,
  numbersWithoutKaspi: ['87000000000'],
  isSessionValid: true,
  verificationS: VERIFICATION_S,
};

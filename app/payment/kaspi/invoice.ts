/**
 * The number of an invoice that was sent to a phone. It is deliberately not a string: code that polls purchases on a
 * timer takes strings, and an invoice's status must never be polled on a timer (specification, 4.6).
 */
export class RemoteInvoice {
  readonly #qrPaymentId: string;

  constructor(qrPaymentId: string) {
    this.#qrPaymentId = qrPaymentId;
  }

  /** The number for the journal and the client: Int64 in digits. */
  reveal(): string {
    return this.#qrPaymentId;
  }
}

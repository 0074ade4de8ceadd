/**
 * The number of an invoice that was sent to a phone. Not a string on purpose: whatever watches purchases on a timer
 * takes strings, and the status of an invoice must never be asked for on a timer (specification, 4.6).
 */
export class RemoteInvoice {
  readonly #qrPaymentId: string;

  constructor(qrPaymentId: string) {
    this.#qrPaymentId = qrPaymentId;
  }

  /** For the journal and the client; Int64 in digits. */
  reveal(): string {
    return this.#qrPaymentId;
  }
}

/**
 * A person wants to know now: the ticket for one question about an invoice. Made only where a touch arrives from a
 * window (a test checks who does it), and torn when used.
 */
export class PersonsQuestion {
  #isTorn = false;

  /** Whether this was the ticket's first use. */
  use(): boolean {
    const isFresh = !this.#isTorn;
    this.#isTorn = true;
    return isFresh;
  }
}

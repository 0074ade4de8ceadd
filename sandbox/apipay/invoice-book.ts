import type { Clock } from '../../app/ports/clock.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { ApiPayBehaviour } from './behaviour.ts';

/** What the service knows an invoice as; the refunds decide about the two last. */
export type InvoiceStatus =
  | 'processing'
  | 'pending'
  | 'paid'
  | 'cancelling'
  | 'cancelled'
  | 'expired'
  | 'error'
  | 'partially_refunded'
  | 'refunded';

export type RefundStatus = 'pending' | 'processing' | 'completed' | 'failed';

export interface RefundRecord {
  readonly id: number;
  readonly amountTiyn: number;
  readonly reason: string | null;
  readonly askedAtMs: number;
  /** Set by the control interface; null while time alone decides. */
  forced: 'completed' | 'failed' | null;
}

export interface InvoiceRecord {
  readonly id: number;
  readonly externalOrderId: string | null;
  readonly phone: string;
  readonly amountTiyn: number;
  readonly description: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  paidAtMs: number | null;
  cancelAskedAtMs: number | null;
  /** Set by the phone: the customer refused it, or the service could not deliver it. */
  ended: 'cancelled' | 'error' | 'expired' | null;
  readonly refunds: RefundRecord[];
}

/** An invoice as plain data. */
export interface InvoiceSnapshot {
  readonly id: string;
  readonly externalOrderId: string | null;
  readonly phone: string;
  readonly amountTiyn: number;
  readonly status: InvoiceStatus;
  readonly refundedTiyn: number;
}

/** What the customer, or the operator of the service, does with an invoice. */
export type ApiPayPlay = 'pay' | 'reject' | 'expire' | 'error' | 'complete-refunds' | 'fail-refunds';

/** The invoices of the stand-in. Their states follow from the time; nothing runs by itself. */
export class InvoiceBook {
  readonly #invoices = new Map<number, InvoiceRecord>();
  readonly #clock: Clock;
  readonly #behaviour: ApiPayBehaviour;
  #lastId: number;
  #lastRefundId = 0;

  /** The first number is higher with every start, because invoices are not kept. */
  constructor(clock: Clock, behaviour: ApiPayBehaviour) {
    this.#clock = clock;
    this.#behaviour = behaviour;
    this.#lastId = Math.floor(clock.wallMs() / SECOND_MS);
  }

  create(wanted: Pick<InvoiceRecord, 'externalOrderId' | 'phone' | 'amountTiyn' | 'description'>): InvoiceRecord {
    const createdAtMs = this.#clock.wallMs();
    this.#lastId += 1;
    const invoice: InvoiceRecord = {
      ...wanted,
      id: this.#lastId,
      createdAtMs,
      expiresAtMs: createdAtMs + this.#behaviour.invoiceS * SECOND_MS,
      paidAtMs: null,
      cancelAskedAtMs: null,
      ended: null,
      refunds: [],
    };
    this.#invoices.set(invoice.id, invoice);
    return invoice;
  }

  find(id: string): InvoiceRecord | null {
    return this.#invoices.get(Number(id)) ?? null;
  }

  /** Newest first, as the service lists them. */
  search(externalOrderId: string | null): readonly InvoiceRecord[] {
    return [...this.#invoices.values()]
      .filter((invoice) => externalOrderId === null || (invoice.externalOrderId ?? '').includes(externalOrderId))
      .reverse();
  }

  statusOf(invoice: InvoiceRecord): InvoiceStatus {
    if (invoice.paidAtMs !== null) {
      const refunded = this.refundedTiyn(invoice);
      if (refunded === 0) return 'paid';
      if (refunded < invoice.amountTiyn) return 'partially_refunded';
      return this.#behaviour.form === 'first' ? 'refunded' : 'paid';
    }
    if (invoice.ended !== null) return invoice.ended;
    const now = this.#clock.wallMs();
    if (invoice.cancelAskedAtMs !== null)
      return now - invoice.cancelAskedAtMs >= this.#behaviour.cancellingS * SECOND_MS ? 'cancelled' : 'cancelling';
    if (now >= invoice.expiresAtMs) return 'expired';
    const isProcessing = now - invoice.createdAtMs < this.#behaviour.processingS * SECOND_MS;
    if (isProcessing) return 'processing';
    return this.#behaviour.numbersWithoutKaspi.includes(invoice.phone) ? 'error' : 'pending';
  }

  /** False where the invoice is final: paid, cancelled, expired. */
  cancel(invoice: InvoiceRecord): boolean {
    const status = this.statusOf(invoice);
    if (status !== 'pending' && status !== 'processing') return false;
    invoice.cancelAskedAtMs = this.#clock.wallMs();
    return true;
  }

  /** Null where so much cannot be refunded. */
  refund(invoice: InvoiceRecord, amountTiyn: number, reason: string | null): RefundRecord | null {
    if (invoice.paidAtMs === null || amountTiyn <= 0 || amountTiyn > this.refundableTiyn(invoice)) return null;
    this.#lastRefundId += 1;
    const refund: RefundRecord = {
      id: this.#lastRefundId,
      amountTiyn,
      reason,
      askedAtMs: this.#clock.wallMs(),
      forced: null,
    };
    invoice.refunds.push(refund);
    return refund;
  }

  refundStatus({ askedAtMs, forced }: RefundRecord): RefundStatus {
    if (forced !== null) return forced;
    const ageMs = this.#clock.wallMs() - askedAtMs;
    const wholeMs = this.#behaviour.refundS * SECOND_MS;
    if (ageMs >= wholeMs) return 'completed';
    return ageMs >= wholeMs / 2 ? 'processing' : 'pending';
  }

  /** What is back with the customer, in tiyn. */
  refundedTiyn(invoice: InvoiceRecord): number {
    return sum(invoice.refunds.filter((refund) => this.refundStatus(refund) === 'completed'));
  }

  /** What can be refunded yet, in tiyn: refunds under way count as refunded. */
  refundableTiyn(invoice: InvoiceRecord): number {
    return invoice.amountTiyn - sum(invoice.refunds.filter((refund) => this.refundStatus(refund) !== 'failed'));
  }

  /** The word why it cannot be played, or null when it was. */
  play(invoice: InvoiceRecord, action: ApiPayPlay): string | null {
    const status = this.statusOf(invoice);
    if (action === 'complete-refunds' || action === 'fail-refunds') {
      for (const refund of invoice.refunds) refund.forced = action === 'fail-refunds' ? 'failed' : 'completed';
      return null;
    }
    if (status !== 'pending' && status !== 'cancelling' && status !== 'processing') return `the invoice is ${status}`;
    if (action === 'pay') invoice.paidAtMs = this.#clock.wallMs();
    else invoice.ended = action === 'reject' ? 'cancelled' : action === 'expire' ? 'expired' : 'error';
    return null;
  }

  snapshots(): readonly InvoiceSnapshot[] {
    return [...this.#invoices.values()].map((invoice) => ({
      id: String(invoice.id),
      externalOrderId: invoice.externalOrderId,
      phone: invoice.phone,
      amountTiyn: invoice.amountTiyn,
      status: this.statusOf(invoice),
      refundedTiyn: this.refundedTiyn(invoice),
    }));
  }
}

function sum(refunds: readonly RefundRecord[]): number {
  return refunds.reduce((total, { amountTiyn }) => total + amountTiyn, 0);
}

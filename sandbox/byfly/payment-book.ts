import { randomBytes } from 'node:crypto';
import type { Clock } from '../../app/ports/clock.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { ByFlyBehaviour } from './behaviour.ts';

export type ByFlyStatus = 'pending' | 'processing' | 'paid' | 'partially_paid' | 'cancelled' | 'failed';

/** The method that was chosen, and what it costs. */
export interface ChosenMethod {
  readonly method: string;
  readonly percent: number;
  readonly commissionTiyn: number;
  readonly chosenAtMs: number;
}

export interface PaymentRecord {
  readonly id: string;
  readonly originalTiyn: number;
  readonly description: string | null;
  readonly metadata: unknown;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  chosen: ChosenMethod | null;
  paidTiyn: number;
  paidAtMs: number | null;
  ended: 'cancelled' | 'failed' | null;
  /** When its status was asked for last, on the monotonic clock. */
  askedMonoMs: number | null;
}

/** A payment as plain data. */
export interface PaymentSnapshot {
  readonly id: string;
  readonly amountTiyn: number;
  readonly originalTiyn: number;
  readonly method: string | null;
  readonly paidTiyn: number;
  readonly status: ByFlyStatus;
}

const ID_BYTES = 16;
const PERCENT = 100;

/** The payments of the stand-in; their states follow from the time. */
export class PaymentBook {
  readonly #payments = new Map<string, PaymentRecord>();
  readonly #clock: Clock;
  readonly #behaviour: ByFlyBehaviour;

  constructor(clock: Clock, behaviour: ByFlyBehaviour) {
    this.#clock = clock;
    this.#behaviour = behaviour;
  }

  create(wanted: Pick<PaymentRecord, 'originalTiyn' | 'description' | 'metadata'>): PaymentRecord {
    const createdAtMs = this.#clock.wallMs();
    const payment: PaymentRecord = {
      ...wanted,
      id: randomBytes(ID_BYTES).toString('hex').toUpperCase(),
      createdAtMs,
      expiresAtMs: createdAtMs + this.#behaviour.paymentS * SECOND_MS,
      chosen: null,
      paidTiyn: 0,
      paidAtMs: null,
      ended: null,
      askedMonoMs: null,
    };
    this.#payments.set(payment.id, payment);
    return payment;
  }

  find(id: string): PaymentRecord | null {
    return this.#payments.get(id) ?? null;
  }

  /** Null for a method that the service does not have. The commission is rounded to the tiyn. */
  choose(payment: PaymentRecord, method: string): ChosenMethod | null {
    const percent = this.#behaviour.commissionPercent[method];
    if (percent === undefined) return null;
    const commissionTiyn = Math.round((payment.originalTiyn * percent) / PERCENT);
    payment.chosen = { method, percent, commissionTiyn, chosenAtMs: this.#clock.wallMs() };
    return payment.chosen;
  }

  /** What the customer has to pay, commission included, in tiyn. */
  amountTiyn({ chosen, originalTiyn }: PaymentRecord): number {
    return originalTiyn + (chosen?.commissionTiyn ?? 0);
  }

  statusOf(payment: PaymentRecord): ByFlyStatus {
    const { chosen, ended, expiresAtMs, paidTiyn } = payment;
    if (paidTiyn >= this.amountTiyn(payment)) return 'paid';
    if (ended !== null) return ended;
    if (paidTiyn > 0) return 'partially_paid';
    const now = this.#clock.wallMs();
    if (now >= expiresAtMs) return 'failed';
    if (chosen === null) return 'pending';
    return now - chosen.chosenAtMs >= this.#behaviour.processingS * SECOND_MS ? 'processing' : 'pending';
  }

  /** False for a payment that is paid or over. A part that was paid stays paid. */
  cancel(payment: PaymentRecord): boolean {
    const status = this.statusOf(payment);
    if (status === 'paid' || status === 'cancelled' || status === 'failed') return false;
    payment.ended = 'cancelled';
    return true;
  }

  /** The customer pays `amountTiyn`, or what is missing. The word why it cannot be, or null. */
  pay(payment: PaymentRecord, amountTiyn: number | null): string | null {
    const status = this.statusOf(payment);
    if (payment.chosen === null) return 'no payment method was chosen';
    if (status === 'paid' || status === 'failed') return `the payment is ${status}`;
    payment.paidTiyn += amountTiyn ?? this.amountTiyn(payment) - payment.paidTiyn;
    payment.paidAtMs = this.#clock.wallMs();
    return null;
  }

  fail(payment: PaymentRecord): string | null {
    const status = this.statusOf(payment);
    if (status !== 'pending' && status !== 'processing') return `the payment is ${status}`;
    payment.ended = 'failed';
    return null;
  }

  snapshots(): readonly PaymentSnapshot[] {
    return [...this.#payments.values()].map((payment) => ({
      id: payment.id,
      amountTiyn: this.amountTiyn(payment),
      originalTiyn: payment.originalTiyn,
      method: payment.chosen?.method ?? null,
      paidTiyn: payment.paidTiyn,
      status: this.statusOf(payment),
    }));
  }
}

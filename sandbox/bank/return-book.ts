import type { Clock } from '../../app/ports/clock.ts';
import type { Device } from './device-register.ts';

/** The statuses of appendix 5, and `Error` from the diagram in 3.4.2. */
export type ReturnStatus = 'QrTokenCreated' | 'CustomerIdentityObtained' | 'Error';

/** A refund that a customer can take part in by scanning its QR (3.4). */
export interface BankReturn {
  readonly id: bigint;
  readonly qrToken: string;
  readonly externalId: string | null;
  readonly device: Device;
  /** Wall clock. */
  readonly createdAtMs: number;
  /** Monotonic clock. */
  readonly scanDeadlineMs: number;
  /** The customer who scanned it. */
  customer: string | null;
  status: ReturnStatus;
}

/** A refund as plain data. */
export interface ReturnSnapshot {
  readonly id: string;
  readonly status: ReturnStatus;
  readonly customer: string | null;
  readonly externalId: string | null;
  readonly deviceId: string;
  readonly qrToken: string;
  readonly createdAtMs: number;
}

const MAX_RETURNS = 10_000;
/** Keeps ids odd, as in `PurchaseBook`. */
const ID_STEP = 2n;

/** All refunds with a customer, oldest first, and the numbers of the refund operations. */
export class ReturnBook {
  readonly #clock: Clock;
  readonly #returns = new Map<string, BankReturn>();
  #nextId: bigint;

  constructor(clock: Clock, firstId: bigint) {
    this.#clock = clock;
    this.#nextId = firstId;
  }

  create(order: Pick<BankReturn, 'qrToken' | 'externalId' | 'device'>, scanMs: number): BankReturn {
    const made: BankReturn = {
      ...order,
      id: this.nextId(),
      createdAtMs: this.#clock.wallMs(),
      scanDeadlineMs: this.#clock.monoMs() + scanMs,
      customer: null,
      status: 'QrTokenCreated',
    };
    this.#returns.set(made.id.toString(), made);
    for (const id of this.#returns.keys()) {
      if (this.#returns.size <= MAX_RETURNS) break;
      this.#returns.delete(id);
    }
    return made;
  }

  find(id: string): BankReturn | undefined {
    return this.#returns.get(id);
  }

  /**
   * Scans the QR for the customer; returns why that failed, or null. A scan after the limit ends the refund in `Error`.
   */
  scan(found: BankReturn, customer: string): string | null {
    if (found.status !== 'QrTokenCreated') return `scan is impossible in status ${found.status}`;
    if (this.#clock.monoMs() >= found.scanDeadlineMs) {
      found.status = 'Error';
      return 'the QR token has expired';
    }
    found.status = 'CustomerIdentityObtained';
    found.customer = customer;
    return null;
  }

  /** A number for a refund or a refund operation (`ReturnOperationId`). */
  nextId(): bigint {
    const id = this.#nextId;
    this.#nextId += ID_STEP;
    return id;
  }

  snapshots(): ReturnSnapshot[] {
    return [...this.#returns.values()].map((one) => ({
      id: one.id.toString(),
      status: one.status,
      customer: one.customer,
      externalId: one.externalId,
      deviceId: one.device.deviceId,
      qrToken: one.qrToken,
      createdAtMs: one.createdAtMs,
    }));
  }
}

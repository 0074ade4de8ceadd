import type { Tiyn } from '../../../app/money/money.ts';
import type { MethodCapabilities } from '../../../app/payment/capabilities.ts';
import { commissionTiyn } from '../../../app/payment/commission.ts';
import type { BookedPurchase } from './booked-purchase.ts';

/** Money that a service gives back, at once or later. */
export interface ServiceRefund {
  readonly id: string;
  readonly amountTiyn: number;
  readonly settlesMs: number;
  /** It fails when it settles. */
  readonly fails: boolean;
}

interface Opened {
  readonly id: string;
  readonly saleId: string;
  readonly externalId: string;
  readonly method: MethodCapabilities;
  readonly wantedTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
  readonly token: string;
  /** The invoice is on a customer's telephone. */
  readonly isInvoice: boolean;
  readonly untilMs: number;
}

/** One purchase in a service's books. */
export class ServicePurchase implements BookedPurchase {
  readonly id: string;
  readonly saleId: string;
  readonly externalId: string;
  readonly method: MethodCapabilities;
  readonly wantedTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
  readonly token: string;
  readonly isInvoice: boolean;
  readonly refunds: ServiceRefund[] = [];
  readonly #nowMs: () => number;
  /** `cancelling` can still be paid. */
  state: 'open' | 'scanned' | 'cancelling' | 'paid' | 'ended' = 'open';
  /** When it ends by itself. */
  untilMs: number;
  receivedTiyn = 0;
  reversedTiyn = 0;
  /** Until then the service denies that it exists. */
  deniedUntilMs = 0;

  constructor(opened: Opened, nowMs: () => number) {
    this.id = opened.id;
    this.saleId = opened.saleId;
    this.externalId = opened.externalId;
    this.method = opened.method;
    this.wantedTiyn = opened.wantedTiyn;
    this.commissionTiyn = opened.commissionTiyn;
    this.token = opened.token;
    this.isInvoice = opened.isInvoice;
    this.untilMs = opened.untilMs;
    this.#nowMs = nowMs;
  }

  get askedTiyn(): number {
    return this.wantedTiyn + this.commissionTiyn;
  }

  /** The commission is the one that was announced. */
  get hasUsualRate(): boolean {
    const { commissionTiyn: added, method, wantedTiyn } = this;
    return added === commissionTiyn(wantedTiyn, method.commissionRate);
  }

  get status(): 'processed' | 'created' {
    return this.receivedTiyn > 0 ? 'processed' : 'created';
  }

  get amountTiyn(): number {
    return this.receivedTiyn;
  }

  get isOtherAmount(): boolean {
    const { askedTiyn, receivedTiyn } = this;
    return this.method.takesParts ? receivedTiyn < askedTiyn : receivedTiyn !== askedTiyn;
  }

  get returnedTiyn(): number {
    return this.#sum((refund) => !this.hasFailed(refund));
  }

  /** What has gone back for certain. */
  get settledTiyn(): number {
    return this.#sum((refund) => this.isSettled(refund) && !refund.fails);
  }

  /** What can still go back; a refund that is under way counts as gone. */
  get leftTiyn(): number {
    return this.receivedTiyn - this.returnedTiyn - this.reversedTiyn;
  }

  /** It can be paid now. */
  get isOpen(): boolean {
    const isOver = this.#nowMs() > this.untilMs;
    if (isOver && this.state !== 'paid') this.state = 'ended';
    return this.state !== 'paid' && this.state !== 'ended';
  }

  isSettled({ settlesMs }: ServiceRefund): boolean {
    return this.#nowMs() >= settlesMs;
  }

  hasFailed(refund: ServiceRefund): boolean {
    return refund.fails && this.isSettled(refund);
  }

  #sum(counts: (refund: ServiceRefund) => boolean): number {
    return this.refunds.reduce((sum, refund) => sum + (counts(refund) ? refund.amountTiyn : 0), 0);
  }
}

import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { InvoiceAction, PhoneAction, PurchaseState, PurchaseStep } from './purchase.ts';
import { act, actOnInvoice, createInvoice, createPurchase, nextDeadlineMs, settle } from './purchase.ts';
import type { Purchase, PurchaseSnapshot } from './purchase-record.ts';
import { snapshot } from './purchase-record.ts';

export type { Purchase, PurchaseSnapshot } from './purchase-record.ts';

/** The time limits of a new purchase (2.3.1), in milliseconds. */
export interface PurchaseLimits {
  readonly scanMs: number;
  readonly confirmMs: number;
}

/** The partner's part of a new purchase. */
export type PurchaseOrder = Pick<Purchase, 'kind' | 'qrToken' | 'amountTiyn' | 'externalId' | 'device'>;

const MAX_PURCHASES = 10_000;
/**
 * Step between ids, which keeps them odd: above 2^53 a double holds only even numbers, so a client that reads an id as
 * a double asks about a wrong one.
 */
const ID_STEP = 2n;

/** All purchases of the sandbox, oldest first. */
export class PurchaseBook {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #purchases = new Map<string, Purchase>();
  #nextId: bigint;

  constructor(clock: Clock, firstId: bigint, changed: () => void) {
    this.#clock = clock;
    this.#nextId = firstId;
    this.#changed = changed;
  }

  create(order: PurchaseOrder, limits: PurchaseLimits): Purchase {
    return this.#add(order, null, createPurchase(this.#clock.monoMs(), limits.scanMs, limits.confirmMs));
  }

  /** An invoice by phone number (4.6.2). */
  createInvoice(order: PurchaseOrder, customer: string, lifetimeMs: number): Purchase {
    return this.#add(order, customer, createInvoice(this.#clock.monoMs(), lifetimeMs));
  }

  /** The purchase in its present state, even if the timer of the last change has not fired yet. */
  find(id: string): Purchase | undefined {
    const purchase = this.#purchases.get(id);
    if (purchase !== undefined) this.#set(purchase, settle(purchase.state, this.#clock.monoMs()));
    return purchase;
  }

  /** All purchases in their present states, newest first. */
  newestFirst(): Purchase[] {
    return [...this.#purchases.keys()].reverse().flatMap((id) => this.find(id) ?? []);
  }

  /** Applies the customer's action (5.2 - 5.5). The customer who scans a purchase owns it. */
  act(purchase: Purchase, action: PhoneAction, customer: string): PurchaseStep {
    const step = act(purchase.state, action, this.#clock.monoMs());
    if (step.state.status === 'Wait' && action === 'scan' && step.refusal === null) purchase.customer = customer;
    this.#set(purchase, step.state);
    return step;
  }

  actOnInvoice(purchase: Purchase, action: InvoiceAction): PurchaseStep {
    const step = actOnInvoice(purchase.state, action, this.#clock.monoMs());
    this.#set(purchase, step.state);
    return step;
  }

  /** Gives money back; the caller has checked that this amount is left. */
  giveBack(purchase: Purchase, amountTiyn: number): void {
    purchase.returnedTiyn += amountTiyn;
    this.#changed();
  }

  snapshots(): PurchaseSnapshot[] {
    const nowMs = this.#clock.monoMs();
    return [...this.#purchases.values()].map((purchase) => snapshot(purchase, settle(purchase.state, nowMs)));
  }

  close(): void {
    for (const purchase of this.#purchases.values()) purchase.cancelTimer?.();
  }

  #add(order: PurchaseOrder, customer: string | null, state: PurchaseState): Purchase {
    const purchase: Purchase = {
      ...order,
      id: this.#nextId,
      createdAtMs: this.#clock.wallMs(),
      customer,
      paidAtMs: null,
      returnedTiyn: 0,
      state,
      cancelTimer: null,
    };
    purchase.cancelTimer = this.#watch(purchase);
    this.#nextId += ID_STEP;
    this.#purchases.set(purchase.id.toString(), purchase);
    this.#forgetOldest();
    this.#changed();
    return purchase;
  }

  #set(purchase: Purchase, state: PurchaseState): void {
    if (state === purchase.state) return;
    purchase.state = state;
    if (state.status === 'Processed') purchase.paidAtMs = this.#clock.wallMs();
    purchase.cancelTimer?.();
    purchase.cancelTimer = this.#watch(purchase);
    this.#changed();
  }

  /** Starts the timer of the next change by time, which is reported even without a request about the purchase. */
  #watch(purchase: Purchase): CancelTimer | null {
    const deadlineMs = nextDeadlineMs(purchase.state);
    if (deadlineMs === null) return null;
    return this.#clock.setTimer(Math.max(0, deadlineMs - this.#clock.monoMs()), () => {
      const settled = settle(purchase.state, this.#clock.monoMs());
      if (settled === purchase.state) purchase.cancelTimer = this.#watch(purchase);
      else this.#set(purchase, settled);
    });
  }

  #forgetOldest(): void {
    for (const [id, purchase] of this.#purchases) {
      if (this.#purchases.size <= MAX_PURCHASES) return;
      purchase.cancelTimer?.();
      this.#purchases.delete(id);
    }
  }
}
